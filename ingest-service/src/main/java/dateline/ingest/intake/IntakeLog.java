package dateline.ingest.intake;

import dateline.ArticleUri;
import dateline.ingest.format.Entry;
import dateline.ingest.publish.Delivery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * The log of what was taken in, with the trace of the delivery and the article's URI in every line.
 * The thread that acknowledges belongs to no request, so that nothing else puts them there.
 */
final class IntakeLog {

  private static final Logger LOG = Logger.getLogger(IntakeLog.class);

  private IntakeLog() {}

  /**
   * Logs each item at DEBUG, and the dead letters in one line at WARN.
   *
   * @param entries what each item of the delivery was published as
   */
  static void log(Delivery delivery, List<Entry> entries) {
    String feed = delivery.feed().id();
    String trace = traceId(delivery);
    int dead = 0;
    int firstDead = -1;
    for (int i = 0; i < entries.size(); i++) {
      boolean broken = entries.get(i) instanceof Entry.Broken;
      if (broken && dead++ == 0) {
        firstDead = i;
      }
      if (LOG.isDebugEnabled()) {
        String id = delivery.items().get(i).id();
        String article = article(delivery, entries.get(i));
        with(
            Map.of("feed", feed, "traceId", trace, "articleUri", article, "recordId", id),
            () ->
                LOG.debugf(
                    "item %s of feed %s: %s %s",
                    id, feed, broken ? "rejected" : "accepted", article));
      }
    }
    if (dead > 0) {
      warn(delivery, (Entry.Broken) entries.get(firstDead), firstDead, dead);
    }
  }

  private static void warn(Delivery delivery, Entry.Broken first, int index, int dead) {
    String feed = delivery.feed().id();
    String id = delivery.items().get(index).id();
    with(
        Map.of("feed", feed, "traceId", traceId(delivery), "recordId", id),
        () ->
            LOG.warnf(
                "%d of %d items of feed %s are dead letters; the first is item %d: %s",
                dead, delivery.items().size(), feed, index, first.faults()));
  }

  private static String article(Delivery delivery, Entry entry) {
    return entry instanceof Entry.Sound sound
        ? ArticleUri.of(delivery.feed().provider(), sound.item().identity().identifier())
        : "";
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
