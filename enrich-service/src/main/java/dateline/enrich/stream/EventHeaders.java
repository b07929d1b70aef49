package dateline.enrich.stream;

import com.fasterxml.uuid.Generators;
import dateline.ArticleChanged;
import dateline.DeadLetter;
import dateline.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * CloudEvents attributes as Kafka headers (CloudEvents Kafka protocol binding 1.0, binary mode,
 * with {@code ce_}). Of the original's headers nothing is carried on: some of them steer clients,
 * and anybody could have set them.
 */
final class EventHeaders {

  private static final String SOURCE = "ce_source";

  /** Another one after each start: what this copy wrote before a restart, it has to read again. */
  private static final String THIS_COPY =
      "/dateline/enrich/" + Generators.timeBasedEpochGenerator().generate();

  private EventHeaders() {}

  /** Whether this copy of the service wrote the record since it was started. */
  static boolean areOurs(Headers headers) {
    Header source = headers.lastHeader(SOURCE);
    return source != null && THIS_COPY.equals(new String(source.value(), StandardCharsets.UTF_8));
  }

  static Headers of(Topics topic, SpecificRecord value, Headers origin, Instant now) {
    Headers headers = new RecordHeaders();
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", id(value));
    add(headers, "ce_type", type(topic, value));
    add(headers, SOURCE, THIS_COPY);
    add(headers, "ce_time", now.toString());
    Tracing.traceparent(origin).ifPresent(t -> Tracing.set(headers, t));
    return headers;
  }

  private static String id(SpecificRecord value) {
    if (value instanceof ArticleChanged change) {
      return change.getId();
    }
    if (value instanceof DeadLetter letter) {
      return letter.getId();
    }
    return Generators.timeBasedEpochGenerator().generate().toString();
  }

  private static String type(Topics topic, SpecificRecord value) {
    return value instanceof ArticleChanged change
        ? "dateline.article." + change.getKind().name().toLowerCase(java.util.Locale.ROOT)
        : "dateline." + topic.topic();
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
