package dateline.store.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.Contract;
import dateline.localstack.LocalStack;
import dateline.store.Configs;
import dateline.store.StoreConfig;
import dateline.store.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A receipt is taken when Kafka has it, and not before. */
class ReceiptPublisherIT {

  private static final StoreConfig CONFIG =
      Configs.of(Map.of("dateline.store.withdrawals.patience", "1s"));

  @Test
  void brokerThatIsAway_isAnOutageWithinThePatience() throws Exception {
    String registry = LocalStack.shared().registry();
    Contract.ensure(LocalStack.shared().kafka(), registry);
    ReceiptPublisher publisher =
        new ReceiptPublisher(CONFIG, Map.of("bootstrap.servers", "127.0.0.1:1"), registry);
    Instant start = Instant.now();
    assertThatThrownBy(() -> publisher.publish(Stories.receipt("away", 1, "site")))
        .isInstanceOf(OutageException.class);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    publisher.end(null);
  }

  @Test
  void registryThatIsAway_isAnOutage() {
    ReceiptPublisher publisher =
        new ReceiptPublisher(
            CONFIG, Map.of("bootstrap.servers", LocalStack.shared().kafka()), "http://127.0.0.1:1");
    assertThatThrownBy(() -> publisher.publish(Stories.receipt("away", 1, "site")))
        .isInstanceOf(OutageException.class);
    publisher.end(null);
  }
}
