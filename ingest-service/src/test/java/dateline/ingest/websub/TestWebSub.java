package dateline.ingest.websub;

import dateline.ingest.source.IngestConfig;
import java.time.Duration;

/** How hubs are subscribed to in tests: the defaults, but for what is let through. */
record TestWebSub(boolean insecureHubs, boolean sha1) implements IngestConfig.WebSub {

  static final TestWebSub STRICT = new TestWebSub(false, false);

  @Override
  public Duration lease() {
    return Duration.ofDays(10);
  }

  @Override
  public Duration verifyWithin() {
    return Duration.ofMinutes(10);
  }

  @Override
  public Duration retry() {
    return Duration.ofMinutes(15);
  }

  @Override
  public Duration maxRetry() {
    return Duration.ofHours(24);
  }

  @Override
  public Duration retryDenied() {
    return Duration.ofHours(24);
  }
}
