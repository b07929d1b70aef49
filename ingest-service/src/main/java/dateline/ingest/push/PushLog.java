package dateline.ingest.push;

import dateline.ingest.publish.Delivery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * The log of what was taken in, with the trace of the push and the article's URI in every line. The
 * thread that acknowledges belongs to no request, so that nothing else puts them there.
 */
final class PushLog {

  private static final Logger LOG = Logger.getLogger(PushLog.class);

  private PushLog() {}

  /** Logs each item at DEBUG, and the dead letters in one line at WARN. */
  static void log(Delivery delivery, List<Receipt.Line> lines, List<Receipt.Line> dead) {
    String feed = delivery.feed().id();
    String trace = traceId(delivery);
    if (LOG.isDebugEnabled()) {
      for (Receipt.Line line : lines) {
        String article = line.uri().orElse("");
        with(
            Map.of("feed", feed, "traceId", trace, "articleUri", article, "recordId", line.id()),
            () -> LOG.debugf("item %s of feed %s: %s %s", line.id(), feed, line.status(), article));
      }
    }
    if (!dead.isEmpty()) {
      Receipt.Line first = dead.get(0);
      with(
          Map.of("feed", feed, "traceId", trace, "recordId", first.id()),
          () ->
              LOG.warnf(
                  "%d of %d items of feed %s are dead letters; the first is item %d: %s",
                  dead.size(), lines.size(), feed, first.index(), first.problems()));
    }
  }

  /** W3C trace context: version, trace id, parent id, flags. */
  private static String traceId(Delivery delivery) {
    String[] parts = delivery.headers().getOrDefault("traceparent", "").split("-");
    return parts.length == 4 ? parts[1] : "";
  }

  private static void with(Map<String, String> context, Runnable log) {
    Map<String, Object> before = new HashMap<>();
    context.forEach(
        (name, value) -> {
          Object outer = MDC.get(name);
          if (outer != null) {
            before.put(name, outer);
          }
          if (!value.isEmpty()) {
            MDC.put(name, value);
          }
        });
    try {
      log.run();
    } finally {
      context.keySet().forEach(MDC::remove);
      before.forEach(MDC::put);
    }
  }
}
