package dateline.ingest.push;

import dateline.ingest.source.Feeds;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What operators see of pushes that were not taken in. */
@Singleton
final class PushMetrics {

  private final MeterRegistry registry;
  private final Feeds feeds;

  PushMetrics(MeterRegistry registry, Feeds feeds) {
    this.registry = registry;
    this.feeds = feeds;
  }

  /** Counts a push that was not taken in. */
  void refused(String feed, int status) {
    registry
        .counter("dateline.ingest.refused", "feed", label(feed), "status", Integer.toString(status))
        .increment();
  }

  /** Counts a signature that was not accepted. */
  void badSignature(String feed, String reason) {
    registry
        .counter("dateline.ingest.signatures.refused", "feed", label(feed), "reason", reason)
        .increment();
  }

  /**
   * A name that strangers made up must not become a label: they could fill the memory with them.
   */
  private String label(String feed) {
    return feeds.byId(feed).isPresent() ? feed : "unknown";
  }
}
