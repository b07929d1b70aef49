package dateline.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ArticleUri;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Payload;
import dateline.ingest.publish.Delivery;
import dateline.ingest.publish.Transport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntakeLogTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private final Logger logger = Logger.getLogger(IntakeLog.class.getName());
  private final List<String> logged = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          logged.add(line.getLevel() + " " + MDC.get("traceId") + " " + MDC.get("articleUri"));
        }

        @Override
        public void flush() {
          // Nothing is held back.
        }

        @Override
        public void close() {
          // Nothing is open.
        }
      };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.ALL);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
    logger.setLevel(null);
  }

  @Test
  void anItemsLineHasTheTraceAndTheArticle() {
    log(List.of(sound()));
    assertThat(logged).hasSize(1);
    assertThat(logged.get(0)).endsWith(TRACE + " " + ArticleUri.of("paper", "story"));
    assertThat(MDC.get("traceId")).isNull();
  }

  @Test
  void deadLettersHaveOneLineADelivery() {
    logger.setLevel(Level.INFO);
    MDC.put("traceId", "outer");
    Payload payload = new Payload("text", "text/plain", Optional.empty(), new byte[0]);
    Entry broken = new Entry.Broken(payload, List.of(new Fault("", "no")));
    log(List.of(sound(), broken, broken));
    assertThat(logged).hasSize(1);
    assertThat(logged.get(0)).contains("WARN").endsWith(TRACE + " null");
    assertThat(MDC.get("traceId")).isEqualTo("outer");
    MDC.remove("traceId");
  }

  private static Entry sound() {
    ItemBuilder item = new ItemBuilder();
    return item.entry(
        new Identity(Identity.Source.GUID, "story"),
        new Payload("text", "text/plain", Optional.empty(), new byte[0]));
  }

  private static void log(List<Entry> entries) {
    Delivery delivery =
        new Delivery(
            TestIntake.feed("f"),
            Transport.PUSH,
            Instant.EPOCH,
            Optional.empty(),
            Map.of(),
            Map.of("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01"),
            entries.stream().map(entry -> new Delivery.Outgoing("id", entry)).toList());
    IntakeLog.log(delivery, entries);
  }
}
