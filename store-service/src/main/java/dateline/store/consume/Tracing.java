package dateline.store.consume;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Continues the trace of each record: one span per record from before its batch is written until
 * MongoDB has acknowledged it. Costs next to nothing while tracing is off.
 */
final class Tracing {

  private static final TextMapGetter<Headers> HEADERS =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
          List<String> keys = new ArrayList<>();
          headers.forEach(header -> keys.add(header.key()));
          return keys;
        }

        @Override
        public String get(Headers headers, String key) {
          Header header = headers.lastHeader(key);
          return header == null || header.value() == null
              ? null
              : new String(header.value(), StandardCharsets.UTF_8);
        }
      };

  private final OpenTelemetry telemetry;
  private final Tracer tracer;
  private final boolean off;

  Tracing(OpenTelemetry telemetry, boolean off) {
    this.telemetry = telemetry;
    this.tracer = telemetry.getTracer("dateline.store");
    this.off = off;
  }

  /** Does the work inside a span per record. */
  <T, R> R around(List<Received<T>> batch, Supplier<R> work) {
    if (off) {
      return work.get();
    }
    List<Span> spans = batch.stream().map(this::start).toList();
    try {
      return work.get();
    } catch (RuntimeException e) {
      spans.forEach(span -> span.recordException(e));
      throw e;
    } finally {
      spans.forEach(Span::end);
    }
  }

  private <T> Span start(Received<T> received) {
    Context parent =
        telemetry
            .getPropagators()
            .getTextMapPropagator()
            .extract(Context.root(), received.record().headers(), HEADERS);
    return tracer
        .spanBuilder("store")
        .setParent(parent)
        .setSpanKind(SpanKind.CONSUMER)
        .setAttribute("messaging.system", "kafka")
        .setAttribute("messaging.destination.name", received.record().topic())
        .setAttribute("messaging.kafka.offset", received.record().offset())
        .startSpan();
  }
}
