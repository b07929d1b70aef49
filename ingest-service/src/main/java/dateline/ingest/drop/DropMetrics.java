package dateline.ingest.drop;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** What operators see of files. */
@Singleton
final class DropMetrics {

  private final MeterRegistry registry;
  private final AtomicInteger waiting = new AtomicInteger();

  DropMetrics(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("dateline.ingest.drop.waiting", waiting, AtomicInteger::get)
        .description("Files that lie in the directories of feeds and are not taken in yet")
        .register(registry);
  }

  /** Counts a file by what came of it: archived, error, or retry, which comes again. */
  void file(String feed, String outcome) {
    registry.counter("dateline.ingest.drop.files", "feed", feed, "outcome", outcome).increment();
  }

  /** Counts a directory that could not be worked. */
  void failed(String feed) {
    registry.counter("dateline.ingest.drop.failures", "feed", feed).increment();
  }

  void waiting(int files) {
    waiting.set(files);
  }
}
