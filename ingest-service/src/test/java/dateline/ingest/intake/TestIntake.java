package dateline.ingest.intake;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Entry;
import dateline.ingest.publish.Delivery;
import dateline.ingest.publish.PublishResult;
import dateline.ingest.source.Feed;
import dateline.ingest.source.TestFeeds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** The real intake in front of a broker that the test speaks for. */
public final class TestIntake {

  public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  /** What was handed over, acknowledged or not. */
  public final List<Delivery> published = new CopyOnWriteArrayList<>();

  public final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  /** Set by the test: too much waits. */
  public volatile Optional<Duration> backlog = Optional.empty();

  /** Set by the test: Kafka's answer, where it is no acknowledgement. */
  public volatile Optional<PublishResult> refusal = Optional.empty();

  public final Intake intake =
      new Intake(
          this::publish,
          () -> Duration.ofSeconds(5),
          () -> backlog,
          new IntakeMetrics(registry),
          new Bounds(10, 1_000),
          InstantSource.fixed(NOW),
          Runnable::run);

  /** A feed of this id. */
  public static Feed feed(String id) {
    return TestFeeds.feed(id, "paper", "Paper", "k", Optional.empty(), Optional.empty());
  }

  private CompletableFuture<PublishResult> publish(Delivery delivery) {
    published.add(delivery);
    List<Entry> entries = delivery.items().stream().map(Delivery.Outgoing::entry).toList();
    return CompletableFuture.completedFuture(
        refusal.orElseGet(() -> new PublishResult.Acknowledged(entries)));
  }
}
