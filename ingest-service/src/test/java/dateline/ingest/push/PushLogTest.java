package dateline.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Fault;
import dateline.ingest.publish.Delivery;
import dateline.ingest.publish.Transport;
import dateline.ingest.source.Feed;
import dateline.ingest.source.TestFeeds;
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

class PushLogTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private final Logger logger = Logger.getLogger(PushLog.class.getName());
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
    Receipt.Line line = line(Receipt.Status.accepted, Optional.of("urn:dateline:p:1"), List.of());
    PushLog.log(delivery(), List.of(line), List.of());
    assertThat(logged).hasSize(1);
    assertThat(logged.get(0)).endsWith(TRACE + " urn:dateline:p:1");
    assertThat(MDC.get("traceId")).isNull();
  }

  @Test
  void deadLettersHaveOneLineAPush() {
    logger.setLevel(Level.INFO);
    Receipt.Line line =
        line(Receipt.Status.rejected, Optional.empty(), List.of(new Fault("", "no")));
    MDC.put("traceId", "outer");
    PushLog.log(delivery(), List.of(line, line, line), List.of(line, line, line));
    assertThat(logged).hasSize(1);
    assertThat(logged.get(0)).contains("WARN").endsWith(TRACE + " null");
    assertThat(MDC.get("traceId")).isEqualTo("outer");
    MDC.remove("traceId");
  }

  private static Receipt.Line line(
      Receipt.Status status, Optional<String> uri, List<Fault> problems) {
    return new Receipt.Line(0, status, "id", uri, Optional.empty(), Optional.empty(), problems);
  }

  private static Delivery delivery() {
    Feed feed = TestFeeds.feed();
    return new Delivery(
        feed,
        Transport.PUSH,
        Instant.EPOCH,
        Optional.empty(),
        Map.of(),
        Map.of("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01"),
        List.of());
  }
}
