package dateline.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongodSourceTest {

  private static final String RUNS = "#!/bin/sh\necho db version v0\n";
  private static final String LACKS_LIBRARY =
      "#!/bin/sh\necho 'libcurl.so.4: cannot open shared object file'; exit 127\n";

  private final List<String> said = new ArrayList<>();
  private final Properties properties = new Properties();
  @TempDir Path folder;
  private Cache cache;

  @BeforeEach
  void emptyCache() {
    cache = new Cache(folder.resolve("cache"));
  }

  @Test
  void configuredPathWins() throws IOException {
    Path given = program("given");
    properties.setProperty("dateline.mongod", given.toString());
    Path onPath = program("bin/mongod").getParent();
    assertThat(source(Map.of("PATH", onPath.toString())).find()).isEqualTo(given);
  }

  @Test
  void configuredPathThatIsNoProgramIsAnError() {
    assertThatThrownBy(() -> source(Map.of("DATELINE_MONGOD", "/nowhere/mongod")).find())
        .isInstanceOf(StackException.class)
        .hasMessageContaining("DATELINE_MONGOD")
        .hasMessageEndingWith("/nowhere/mongod");
  }

  @Test
  void pathWinsOverCache() throws IOException {
    Path found = program("bin/mongod");
    assertThat(source(Map.of("PATH", "/nowhere:" + found.getParent())).find()).isEqualTo(found);
    assertThat(cache.path("mongod")).doesNotExist();
  }

  @Test
  void fetchesOnceIntoTheCacheAndSaysSo() {
    Path first = source(Map.of(), fetch("there", RUNS)).find();
    Path second = source(Map.of(), fetch("elsewhere", RUNS)).find();
    assertThat(first).isEqualTo(cache.path("mongod")).isExecutable().isEqualTo(second);
    assertThat(said).containsExactly("Fetching MongoDB from there into " + first);
  }

  @Test
  void nextSourceServesWhenOneFailsOrDoesNotRun() {
    MongodSource.Fetch down = failing("far", "connect timed out");
    Path found = source(Map.of(), down, fetch("bare", LACKS_LIBRARY), fetch("near", RUNS)).find();
    assertThat(found).hasContent(RUNS);
    assertThat(said).hasSize(5).anyMatch(line -> line.contains("libcurl.so.4"));
  }

  @Test
  void allFailuresAndAllWaysOutAreTold() {
    MongodSource source =
        source(Map.of(), failing("far", "connect timed out"), failing("near", "no pip"));
    assertThatThrownBy(source::find)
        .isInstanceOf(StackException.class)
        .hasMessageContainingAll(
            "far: connect timed out", "near: no pip", "DATELINE_MONGOD", "DATELINE_KAFKA");
    assertThat(cache.path("mongod")).doesNotExist();
  }

  private MongodSource source(Map<String, String> environment, MongodSource.Fetch... fetches) {
    return new MongodSource(properties, environment, cache, List.of(fetches), said::add);
  }

  private Path program(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, RUNS);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private static MongodSource.Fetch fetch(String from, String content) {
    return new MongodSource.Fetch() {
      @Override
      public String from() {
        return from;
      }

      @Override
      public void fetch(Path target) throws IOException {
        Files.writeString(target, content);
      }
    };
  }

  private static MongodSource.Fetch failing(String from, String message) {
    return new MongodSource.Fetch() {
      @Override
      public String from() {
        return from;
      }

      @Override
      public void fetch(Path target) throws IOException {
        Files.writeString(target, "half");
        throw new IOException(message);
      }
    };
  }
}
