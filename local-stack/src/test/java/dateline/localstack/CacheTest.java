package dateline.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

  @TempDir Path folder;

  @Test
  void liesInTheFolderOfTheXdgSpecification() {
    assertThat(Cache.ofUser(Map.of("XDG_CACHE_HOME", "/var/c")).path("x"))
        .isEqualTo(Path.of("/var/c/dateline/x"));
    assertThat(Cache.ofUser(Map.of()).path("x"))
        .isEqualTo(Path.of(System.getProperty("user.home"), ".cache", "dateline", "x"));
  }

  @Test
  void fillsOnceForAllThatAskAtTheSameTime() {
    Cache cache = new Cache(folder);
    AtomicInteger fills = new AtomicInteger();
    List<CompletableFuture<Path>> askers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      askers.add(
          CompletableFuture.supplyAsync(
              () ->
                  cache.get("x", fresh -> Files.writeString(fresh, "" + fills.incrementAndGet()))));
    }
    askers.forEach(asker -> assertThat(asker.join()).hasContent("1"));
  }

  @Test
  void halfFilledEntryIsNeverSeenAndFilledAgain() {
    Cache cache = new Cache(folder);
    assertThatThrownBy(
            () ->
                cache.get(
                    "x",
                    fresh -> {
                      Files.createDirectories(fresh.resolve("half"));
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("disk full");
    assertThat(cache.path("x")).doesNotExist();
    assertThat(cache.get("x", fresh -> Files.writeString(fresh, "whole"))).hasContent("whole");
  }
}
