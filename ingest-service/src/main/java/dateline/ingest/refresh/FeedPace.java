package dateline.ingest.refresh;

import dateline.ingest.source.IngestConfig;
import java.time.Duration;
import java.util.Optional;

/**
 * How often one feed is polled that has bounds of its own: they go before those of the
 * installation, also where these are narrower.
 *
 * @param all the installation's
 * @param least shortest time between two polls of the feed
 * @param most longest time between two polls of the feed
 */
record FeedPace(IngestConfig.Refresh all, Optional<Duration> least, Optional<Duration> most)
    implements IngestConfig.Refresh {

  @Override
  public Duration min() {
    return least.orElseGet(() -> shorter(all.min(), most.orElse(all.min())));
  }

  @Override
  public Duration max() {
    return most.orElseGet(() -> longer(all.max(), min()));
  }

  @Override
  public Duration dead() {
    return most.orElseGet(() -> longer(all.dead(), min()));
  }

  @Override
  public Duration deadAfter() {
    return all.deadAfter();
  }

  @Override
  public Duration maxBackoff() {
    return longer(all.maxBackoff(), min());
  }

  @Override
  public Duration maxRetryAfter() {
    return all.maxRetryAfter();
  }

  @Override
  public Duration failingAfter() {
    return all.failingAfter();
  }

  @Override
  public int pushedFactor() {
    return all.pushedFactor();
  }

  @Override
  public double silenceFactor() {
    return all.silenceFactor();
  }

  @Override
  public int archivePages() {
    return all.archivePages();
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
