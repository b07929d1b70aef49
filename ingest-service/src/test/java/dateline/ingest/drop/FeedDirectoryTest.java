package dateline.ingest.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.ingest.format.Entry;
import dateline.ingest.intake.TestIntake;
import dateline.ingest.publish.Delivery;
import dateline.ingest.publish.PublishResult;
import dateline.ingest.publish.Transport;
import dateline.ingest.source.Feed;
import dateline.ingest.source.IngestConfig;
import dateline.ingest.source.TestFeeds;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedDirectoryTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path root;
  private final Feed feed =
      Feed.of(TestFeeds.settings("{'id':'f','provider':'paper','directory':'in/paper'}"));
  private final TestIntake test = new TestIntake();
  private final AtomicLong nanos = new AtomicLong();
  private Instant clock = NOW;
  private Path inbox;
  private FeedDirectory directory;

  @BeforeEach
  void directory() throws IOException {
    directory = copy("one");
    inbox = root.toRealPath().resolve("in/paper");
  }

  @Test
  void aSettledFileIsTakenInAndArchived() throws IOException {
    Path file = drop("a.json", "{\"uri\":\"a\"}", 0);
    sweep();
    assertThat(test.published).isEmpty();
    assertThat(sweepLater()).isZero();
    assertThat(file).doesNotExist();
    assertThat(inbox.resolve("archive/2026-03-01/a.json")).hasContent("{\"uri\":\"a\"}");
    Delivery delivery = test.published.get(0);
    assertThat(delivery.transport()).isEqualTo(Transport.FILE);
    assertThat(delivery.headers()).containsEntry("file-name", "a.json");
    assertThat(files("archived")).isEqualTo(1);
  }

  @Test
  void aFileThatIsStillWrittenIsLeft() throws IOException {
    drop("a.json", "{\"uri\":", 0);
    sweep();
    drop("a.json", "{\"uri\":\"a\"}", 0);
    assertThat(sweepLater()).isEqualTo(1);
    assertThat(test.published).isEmpty();
    sweepLater();
    assertThat(identities()).containsExactly("a");
  }

  @Test
  void whatIsTemporaryIsLeftUntilItIsRenamed() throws IOException {
    Path part = drop("a.json.part", "{\"uri\":\"a\"}", 0);
    drop(".b.json", "{\"uri\":\"b\"}", 0);
    sweep();
    sweepLater();
    assertThat(test.published).isEmpty();
    Files.move(part, inbox.resolve("a.json"));
    sweep();
    sweepLater();
    assertThat(identities()).containsExactly("a");
  }

  @Test
  void theOldestFileGoesFirst() throws IOException {
    drop("a.json", "{\"uri\":\"s\",\"version\":\"3\"}", 30);
    drop("c.json", "{\"uri\":\"s\",\"version\":\"2\"}", 20);
    drop("b.json", "{\"uri\":\"t\"}", 20);
    drop("d.json", "{\"uri\":\"s\",\"version\":\"1\"}", 10);
    sweep();
    sweepLater();
    assertThat(names()).containsExactly("d.json", "b.json", "c.json", "a.json");
  }

  @Test
  void whatCantBeReadIsPutAsideWithTheReason() throws IOException {
    drop("bad.json", "{\"uri\":", 0);
    drop("odd.bin", "\u0002\u0003", 0);
    drop("good.json", "{\"uri\":\"a\"}", 0);
    sweep();
    sweepLater();
    assertThat(inbox.resolve("error/bad.json")).hasContent("{\"uri\":");
    assertThat(inbox.resolve("error/bad.json.reason.txt")).content().contains("not JSON");
    assertThat(inbox.resolve("error/odd.bin.reason.txt")).content().contains("no known format");
    assertThat(inbox.resolve("archive/2026-03-01/good.json")).exists();
    Entry.Broken dead = (Entry.Broken) test.published.get(0).items().get(0).entry();
    assertThat(new String(dead.payload().content(), StandardCharsets.UTF_8)).isEqualTo("{\"uri\":");
    assertThat(files("error")).isEqualTo(2);
  }

  @Test
  void aFileOverTheLimitIsPutAside() throws IOException {
    drop("large.txt", "x".repeat(2_001), 0);
    Files.write(inbox.resolve("bomb.txt.gz"), gzip("x".repeat(3_000)));
    sweep();
    sweepLater();
    assertThat(inbox.resolve("error/large.txt.reason.txt")).content().contains("limit of 2000");
    assertThat(inbox.resolve("error/bomb.txt.gz.reason.txt")).content().contains("limit of 2000");
  }

  @Test
  void aCompressedFileIsRead() throws IOException {
    Files.write(inbox.resolve("a.ndjson.gz"), gzip("{\"uri\":\"a\"}\n{\"uri\":\"b\"}\n"));
    Files.write(inbox.resolve("bad.json.gz"), new byte[] {1, 2, 3});
    sweep();
    sweepLater();
    assertThat(inbox.resolve("archive/2026-03-01/a.ndjson.gz")).exists();
    assertThat(identities()).containsExactly("a", "b");
    assertThat(inbox.resolve("error/bad.json.gz.reason.txt")).content().contains("not gzip");
  }

  @Test
  void withoutKafkaAFileStaysAndIsTakenInLaterUnderTheSameIdentifiers() throws IOException {
    drop("a.json", "{\"uri\":\"a\"}", 10);
    drop("b.json", "{\"uri\":\"b\"}", 20);
    drop("bad.json", "{\"uri\":", 30);
    test.refusal = Optional.of(new PublishResult.Unacknowledged("down"));
    sweep();
    for (int i = 0; i < 3; i++) {
      assertThat(sweepLater()).isEqualTo(3);
    }
    assertThat(inbox.resolve("error")).isEmptyDirectory();
    assertThat(inbox.resolve("archive")).isEmptyDirectory();
    String first = test.published.get(0).items().get(0).id();
    test.published.clear();
    test.refusal = Optional.empty();
    assertThat(sweepLater()).isZero();
    assertThat(names()).containsExactly("a.json", "b.json", "bad.json");
    assertThat(test.published.get(0).items().get(0).id()).isEqualTo(first);
    assertThat(inbox.resolve("error/bad.json")).exists();
  }

  @Test
  void aCopyThatDiedInTheMiddleLosesNothing() throws IOException {
    drop("a.json", "{\"uri\":\"a\"}", 10);
    drop("b.json", "{\"uri\":\"b\"}", 20);
    test.refusal = Optional.of(new PublishResult.Unacknowledged("down"));
    sweep();
    sweepLater();
    // It dies here: one file is claimed, its lock stays.
    String id = test.published.get(0).items().get(0).id();
    test.refusal = Optional.empty();
    test.published.clear();
    FeedDirectory second = copy("two");
    second.sweep(feed);
    nanos.addAndGet(Duration.ofSeconds(3).toNanos());
    second.sweep(feed);
    assertThat(test.published).isEmpty();
    nanos.addAndGet(Duration.ofSeconds(30).toNanos());
    assertThat(second.sweep(feed)).isZero();
    assertThat(names()).containsExactly("a.json", "b.json");
    assertThat(test.published.get(0).items().get(0).id()).isEqualTo(id);
    // It was only slow.
    assertThat(sweepLater()).isZero();
    assertThat(test.published).hasSize(2);
  }

  @Test
  void twoCopiesNeverTakeTheSameFile() throws IOException {
    FeedDirectory second = copy("two");
    for (int i = 0; i < 20; i++) {
      drop("f" + i + ".json", "{\"uri\":\"u" + i + "\"}", i);
    }
    sweep();
    second.sweep(feed);
    nanos.addAndGet(Duration.ofSeconds(3).toNanos());
    second.sweep(feed);
    directory.sweep(feed);
    assertThat(identities()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void whatKafkaHasIsNotPublishedAgainWhileItCantBeMoved() throws IOException {
    drop("a.json", "{\"uri\":\"a\"}", 0);
    sweep();
    // A file stands where the day's directory should be.
    Files.writeString(inbox.resolve("archive/2026-03-01"), "in the way");
    nanos.addAndGet(Duration.ofSeconds(3).toNanos());
    assertThatThrownBy(() -> directory.sweep(feed)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> directory.sweep(feed)).isInstanceOf(IOException.class);
    Files.delete(inbox.resolve("archive/2026-03-01"));
    assertThat(sweepLater()).isZero();
    assertThat(test.published).hasSize(1);
    assertThat(inbox.resolve("archive/2026-03-01/a.json")).exists();
  }

  @Test
  void whileThePipelineIsBehindOnlyWhatIsPressingGetsIn() throws IOException {
    drop("a.json", "{\"uri\":\"a\"}", 10);
    drop("kill.json", "{\"uri\":\"b\",\"pubStatus\":\"canceled\"}", 20);
    test.backlog = Optional.of(Duration.ofSeconds(9));
    sweep();
    assertThat(sweepLater()).isEqualTo(1);
    assertThat(identities()).containsExactly("b");
    test.backlog = Optional.empty();
    assertThat(sweepLater()).isZero();
    assertThat(identities()).containsExactly("b", "a");
  }

  @Test
  void aNameThatComesAgainIsKeptBesideTheFirst() throws IOException {
    for (int i = 0; i < 2; i++) {
      drop("a.json", "{\"uri\":\"a\",\"version\":\"" + i + "\"}", i);
      sweep();
      sweepLater();
    }
    assertThat(inbox.resolve("archive/2026-03-01/2-a.json")).exists();
    assertThat(test.published.get(0).items().get(0).id())
        .isNotEqualTo(test.published.get(1).items().get(0).id());
  }

  @Test
  void linksAndDirectoriesAreNotFollowed() throws IOException {
    Path outside = Files.writeString(root.resolve("secret.json"), "{\"uri\":\"secret\"}");
    Files.createSymbolicLink(inbox.resolve("link.json"), outside);
    Files.createDirectory(inbox.resolve("sub"));
    Files.writeString(inbox.resolve("sub/a.json"), "{\"uri\":\"a\"}");
    sweep();
    sweepLater();
    assertThat(test.published).isEmpty();
    Files.createSymbolicLink(root.resolve("way-out"), root.resolve("in"));
    assertThatThrownBy(() -> Shelves.of(root, "way-out/paper")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Shelves.of(root, "in/paper/archive")).isInstanceOf(IOException.class);
  }

  @Test
  void theArchiveIsKeptForSomeDays() throws IOException {
    drop("a.json", "{\"uri\":\"a\"}", 0);
    sweep();
    sweepLater();
    clock = NOW.plus(Duration.ofDays(30));
    sweep();
    assertThat(inbox.resolve("archive/2026-03-01/a.json")).exists();
    clock = NOW.plus(Duration.ofDays(31));
    sweep();
    assertThat(inbox.resolve("archive")).isEmptyDirectory();
  }

  private FeedDirectory copy(String name) throws IOException {
    return new FeedDirectory(
        Shelves.of(root, "in/paper"),
        new FileIntake(test.intake),
        new DropMetrics(test.registry),
        new Config(),
        new FeedDirectory.Surroundings(
            name,
            (InstantSource) () -> clock,
            nanos::get,
            () -> test.backlog.isPresent(),
            () -> false));
  }

  private int sweep() throws IOException {
    return directory.sweep(feed);
  }

  private int sweepLater() throws IOException {
    nanos.addAndGet(Duration.ofSeconds(3).toNanos());
    return sweep();
  }

  /** Leaves a file of a time. */
  private Path drop(String name, String text, int seconds) throws IOException {
    Path file = inbox.resolve(name);
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(NOW.plusSeconds(seconds)));
    return file;
  }

  private double files(String outcome) {
    return test.registry
        .counter("dateline.ingest.drop.files", "feed", "f", "outcome", outcome)
        .count();
  }

  private List<String> names() {
    return test.published.stream().map(delivery -> delivery.headers().get("file-name")).toList();
  }

  private List<String> identities() {
    return test.published.stream()
        .flatMap(delivery -> delivery.items().stream())
        .flatMap(
            item ->
                item.entry() instanceof Entry.Sound sound
                    ? Stream.of(sound.item().identity().identifier())
                    : Stream.empty())
        .toList();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  /** The defaults, but for a small limit. */
  private record Config() implements IngestConfig.Drop {

    @Override
    public Optional<String> directory() {
      return Optional.empty();
    }

    @Override
    public Duration settle() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Duration sweep() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Duration takeOver() {
      return Duration.ofSeconds(30);
    }

    @Override
    public MemorySize maxFile() {
      return new MemorySize(BigInteger.valueOf(2_000));
    }

    @Override
    public int archiveDays() {
      return 30;
    }
  }
}
