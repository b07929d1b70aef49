package dateline.store.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.Topics;
import dateline.Withdrawal;
import dateline.WithdrawalAction;
import dateline.localstack.LocalStack;
import dateline.store.Configs;
import dateline.store.StoreConfig;
import dateline.store.Stories;
import dateline.store.Wire;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** A lane alone, on a real broker. */
class LaneIT {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final StoreConfig config = Configs.of(Map.of("dateline.store.stall", "2s"));
  private final LaneState state = new LaneState(InstantSource.system());
  private final Blocked handler = new Blocked();

  @Test
  void handlerThatNeverReturns_turnsLivenessDown() throws Exception {
    String kafka = LocalStack.shared().kafka();
    String registry = LocalStack.shared().registry();
    Map<String, Object> client = Map.of("bootstrap.servers", kafka);
    try (Wire wire = new Wire(kafka, registry);
        DeadLetters letters =
            new DeadLetters(client, registry, new StoreMetrics(new SimpleMeterRegistry()))) {
      Lane<Withdrawal> lane = lane(client, registry, letters);
      Thread thread = new Thread(lane, "lane-under-test");
      thread.start();
      await().atMost(PATIENCE).until(state::hasJoined);
      assertThat(liveness()).isEqualTo(Status.UP);
      wire.send(Stories.withdrawal("blocked", 1, WithdrawalAction.kill));
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(liveness()).isEqualTo(Status.DOWN));
      assertThat(handler.entered.getCount()).isZero();

      handler.release.countDown();
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(liveness()).isEqualTo(Status.UP));
      lane.close();
      thread.join(PATIENCE.toMillis());
      assertThat(thread.isAlive()).isFalse();
    } finally {
      handler.release.countDown();
    }
  }

  private Lane<Withdrawal> lane(Map<String, Object> client, String registry, DeadLetters letters) {
    return new Lane<>(
        new Lane.Setup<>(
            Topics.WITHDRAWALS.topic(),
            ConsumerSettings.of(
                client, "blocked-" + UUID.randomUUID(), 500, 4_000_000, Duration.ZERO),
            new RecordDecoder<>(Withdrawal.class, registry),
            handler,
            letters,
            () -> true),
        config,
        state);
  }

  private Status liveness() {
    return LanesAlive.alive(Map.of("withdrawals", state), config.stall()).getStatus();
  }

  /** A handler that waits for ever, until it is released. */
  private static final class Blocked implements LaneHandler<Withdrawal> {

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @Override
    public String uri(Withdrawal value) {
      return value.getUri();
    }

    @Override
    public Map<Integer, String> store(List<Received<Withdrawal>> batch, Map<Integer, Long> next) {
      // A lane hands over an empty batch, too, where all its records were undecodable.
      if (!batch.isEmpty()) {
        entered.countDown();
        try {
          release.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return Map.of();
    }
  }
}
