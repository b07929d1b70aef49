package dateline.ingest.fetch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What operators see of fetches: how they end, how long they take, how much comes. */
@Singleton
final class FetchMetrics {

  private final MeterRegistry registry;

  FetchMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts a fetch. No label names a host: strangers could make up any number of them. */
  void count(FetchKind kind, FetchResult result, long nanos) {
    Timer.builder("dateline.ingest.fetch")
        .description("From the start of a fetch, waiting for its turn included, to its result")
        .tags("kind", lower(kind), "outcome", outcome(result))
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  /** Counts bytes as they came over the wire. */
  void received(FetchKind kind, long bytes) {
    Counter.builder("dateline.ingest.fetch.bytes")
        .description("Bytes of bodies that were received, as they came")
        .tags("kind", lower(kind))
        .register(registry)
        .increment(bytes);
  }

  static String outcome(FetchResult result) {
    if (result instanceof FetchResult.Failed failed) {
      return lower(failed.kind());
    }
    if (result instanceof FetchResult.Gone) {
      return "gone";
    }
    return result instanceof FetchResult.NotModified ? "not_modified" : "fetched";
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
