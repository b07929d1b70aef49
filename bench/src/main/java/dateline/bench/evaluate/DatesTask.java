package dateline.bench.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.enrich.time.TimeContext;
import dateline.enrich.time.TimeReader;
import dateline.enrich.time.TimeReading;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * {@code dates}: a date as a feed wrote it, in a feed whose zone is registered as UTC and whose
 * language is not known.
 */
final class DatesTask implements EvaluationTask {

  /** Nothing is relative to it, and nothing lies behind it. */
  private static final TimeContext CONTEXT =
      new TimeContext(Optional.of(ZoneOffset.UTC), Optional.empty(), Instant.now());

  private final TimeReader times = new TimeReader();

  @Override
  public ObjectNode predict(EvaluationInput input) {
    TimeReading reading = times.read(input.line().path("doc").asText(), CONTEXT);
    return JsonNodeFactory.instance
        .objectNode()
        .put(
            "published",
            reading.instant().map(Instant::toString).or(reading::localDate).orElse(null));
  }
}
