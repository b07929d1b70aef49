package dateline.enrich.stream;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.MDC;

/**
 * Carries the trace of a delivery (W3C Trace Context) from its record to every record that it
 * causes.
 */
final class Tracing {

  private static final String TRACEPARENT = "traceparent";
  private static final TextMapGetter<Headers> FROM_HEADERS =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
          List<String> names = new ArrayList<>();
          headers.forEach(header -> names.add(header.key()));
          return names;
        }

        @Override
        public String get(Headers headers, String name) {
          return headers == null ? null : text(headers.lastHeader(name));
        }
      };

  private final OpenTelemetry telemetry;
  private final Tracer tracer;

  Tracing(OpenTelemetry telemetry) {
    this.telemetry = telemetry;
    this.tracer = telemetry.getTracer("dateline.enrich");
  }

  Hop start(Headers headers) {
    Context parent =
        telemetry
            .getPropagators()
            .getTextMapPropagator()
            .extract(Context.root(), headers, FROM_HEADERS);
    return new Hop(
        tracer.spanBuilder("enrich").setParent(parent).setSpanKind(SpanKind.CONSUMER).startSpan());
  }

  /**
   * One delivery's way through this service: a span, and its ids on every log line until it is
   * closed.
   */
  static final class Hop implements AutoCloseable {

    private final Span span;
    private final Scope scope;

    private Hop(Span span) {
      this.span = span;
      this.scope = span.makeCurrent();
      MDC.put("traceId", span.getSpanContext().getTraceId());
    }

    void concerns(String articleUri) {
      span.setAttribute("dateline.article.uri", articleUri);
      MDC.put("articleUri", articleUri);
    }

    @Override
    public void close() {
      scope.close();
      span.end();
      MDC.remove("traceId");
      MDC.remove("articleUri");
    }
  }

  /** Puts the current span into the headers, in place of what was carried on. */
  void inject(Headers headers) {
    telemetry
        .getPropagators()
        .getTextMapPropagator()
        .inject(Context.current(), headers, Tracing::set);
  }

  static Optional<String> traceparent(Headers headers) {
    return Optional.ofNullable(text(headers.lastHeader(TRACEPARENT)));
  }

  static void set(Headers headers, String traceparent) {
    set(headers, TRACEPARENT, traceparent);
  }

  private static void set(Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(StandardCharsets.US_ASCII));
  }

  private static String text(Header header) {
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.US_ASCII);
  }
}
