package dateline.bench.evaluate;

import dateline.enrich.time.TimeContext;
import dateline.enrich.time.TimeReader;
import dateline.enrich.time.TimeReading;
import dateline.ingest.format.Parts;
import java.time.Instant;

/** The times of items as the time engine of enrich-service reads them, in ISO 8601. */
final class StatedTime {

  /** Fixed, so that a run is the same at any time. */
  private static final Instant RECEIVED = Instant.parse("2026-01-01T00:00:00Z");

  private final TimeReader reader = new TimeReader();

  /** What the engine loads at its first date of an unknown language counts for no input. */
  void warmUp() {
    reader.read("1 Fructidor 2026", TimeContext.receivedAt(RECEIVED));
  }

  /** The first time in a role that can be read; null if there is none. */
  String of(Parts parts, String role) {
    return parts.times().stream()
        .filter(time -> time.role().equals(role))
        .map(time -> reader.read(time.raw(), TimeContext.receivedAt(RECEIVED)))
        .filter(TimeReading::isRead)
        .map(reading -> reading.instant().map(Instant::toString).or(reading::localDate).orElse(""))
        .findFirst()
        .orElse(null);
  }
}
