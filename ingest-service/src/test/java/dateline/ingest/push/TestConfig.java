package dateline.ingest.push;

import dateline.ingest.source.IngestConfig;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Small limits, so that tests reach them. */
record TestConfig(long bodyLimit, long inFlightLimit) implements IngestConfig, IngestConfig.Push {

  @Override
  public Map<String, FeedConfig> feeds() {
    return Map.of();
  }

  @Override
  public Optional<String> feedsFile() {
    return Optional.empty();
  }

  @Override
  public Map<String, OperatorConfig> operators() {
    return Map.of();
  }

  @Override
  public Secrets secrets() {
    throw new IllegalStateException("not asked for in these tests");
  }

  @Override
  public Push push() {
    return this;
  }

  @Override
  public Publish publish() {
    throw new IllegalStateException("not asked for in these tests");
  }

  @Override
  public Backlog backlog() {
    throw new IllegalStateException("not asked for in these tests");
  }

  @Override
  public Fetch fetch() {
    throw new IllegalStateException("not asked for in these tests");
  }

  @Override
  public Refresh refresh() {
    throw new IllegalStateException("not asked for in these tests");
  }

  @Override
  public MemorySize maxBody() {
    return size(bodyLimit);
  }

  @Override
  public MemorySize maxItem() {
    return size(bodyLimit);
  }

  @Override
  public int maxItems() {
    return 10;
  }

  @Override
  public int maxRatio() {
    return 100;
  }

  @Override
  public Optional<MemorySize> maxInFlight() {
    return inFlightLimit == 0 ? Optional.empty() : Optional.of(size(inFlightLimit));
  }

  @Override
  public Duration bodyTimeout() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration idempotencyTime() {
    return Duration.ofHours(1);
  }

  @Override
  public MemorySize idempotencyMemory() {
    return size(100_000);
  }

  private static MemorySize size(long bytes) {
    return new MemorySize(BigInteger.valueOf(bytes));
  }
}
