package dateline.store.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.ArticleChanged;
import dateline.Topics;
import dateline.Withdrawal;
import dateline.WithdrawalAction;
import dateline.localstack.LocalStack;
import dateline.store.Configs;
import dateline.store.Database;
import dateline.store.StoreConfig;
import dateline.store.Stories;
import dateline.store.Wire;
import dateline.store.write.ArticleWriter;
import dateline.store.write.Collections;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** A lane alone, on a real broker. */
class LaneIT {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int STORIES = 60;

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

  @Test
  void zombieThatWakesUpAfterAnotherTookOver_changesNothing() throws Exception {
    StoreConfig own = Configs.of(Map.of("dateline.store.database", "zombie"));
    String registry = LocalStack.shared().registry();
    Map<String, Object> client = Map.of("bootstrap.servers", LocalStack.shared().kafka());
    StoreMetrics metrics = new StoreMetrics(new SimpleMeterRegistry());
    Blocked zombie = handler;
    LaneState otherState = new LaneState(InstantSource.system());
    try (Wire wire = new Wire(LocalStack.shared().kafka(), registry);
        Database database = new Database(LocalStack.shared().mongo(), () -> {});
        DeadLetters letters = new DeadLetters(client, registry, metrics)) {
      Collections collections = database.collections(own);
      ArticleWriter writer = new ArticleWriter(collections, own);
      writer.prepare();
      ArticlesHandler store =
          new ArticlesHandler(writer, metrics, new Tracing(OpenTelemetry.noop(), true));
      String group = "zombie-" + UUID.randomUUID();
      Lane<ArticleChanged> stuck =
          articles(group, client, new Late(zombie, store), letters, state, own);
      Lane<ArticleChanged> other = articles(group, client, store, letters, otherState, own);
      Thread stuckThread = new Thread(stuck, "zombie-lane");
      Thread otherThread = new Thread(other, "other-lane");
      stuckThread.start();
      await().atMost(PATIENCE).until(state::caughtUp);
      otherThread.start();
      await().atMost(PATIENCE).until(otherState::hasJoined);
      for (int i = 0; i < STORIES; i++) {
        wire.send(Stories.created("zombie" + i));
      }
      await().atMost(PATIENCE).until(() -> zombie.entered.getCount() == 0);
      await().atMost(PATIENCE).until(() -> collections.articles().countDocuments() == STORIES);
      for (int i = 0; i < STORIES; i++) {
        wire.send(Stories.updated("zombie" + i, 2));
      }
      await().atMost(PATIENCE).until(() -> collections.changes().countDocuments() == 2 * STORIES);
      List<Document> before = Database.contents(collections);

      zombie.release.countDown();
      await().atMost(PATIENCE).until(() -> zombie.left.getCount() == 0);
      await().atMost(PATIENCE).until(() -> state.lag() == 0 && otherState.lag() == 0);
      assertThat(Database.contents(collections)).isEqualTo(before);
      assertThat(before).hasSize(3 * STORIES);
      assertThat(collections.changes().countDocuments()).isEqualTo(2 * STORIES);
      stuck.close();
      other.close();
      stuckThread.join(PATIENCE.toMillis());
      otherThread.join(PATIENCE.toMillis());
    } finally {
      zombie.release.countDown();
    }
  }

  private static Lane<ArticleChanged> articles(
      String group,
      Map<String, Object> client,
      LaneHandler<ArticleChanged> handler,
      DeadLetters letters,
      LaneState state,
      StoreConfig config) {
    Map<String, Object> consumer =
        ConsumerSettings.of(client, group, 500, 4_000_000, Duration.ZERO);
    // Only what this test sends; and a lane that hangs loses its share after seconds.
    consumer.put("auto.offset.reset", "latest");
    consumer.put("max.poll.interval.ms", 4_000);
    return new Lane<>(
        new Lane.Setup<>(
            Topics.ARTICLES.topic(),
            consumer,
            new RecordDecoder<>(ArticleChanged.class, LocalStack.shared().registry()),
            handler,
            letters,
            () -> true),
        config,
        state);
  }

  /** Hands its first batch on when it is too late. */
  private record Late(Blocked gate, LaneHandler<ArticleChanged> store)
      implements LaneHandler<ArticleChanged> {

    @Override
    public String uri(ArticleChanged value) {
      return store.uri(value);
    }

    @Override
    public Map<Integer, String> store(
        List<Received<ArticleChanged>> batch, Map<Integer, Long> next) {
      if (!batch.isEmpty()) {
        gate.hold();
      }
      Map<Integer, String> rejected = store.store(batch, next);
      if (!batch.isEmpty()) {
        gate.left.countDown();
      }
      return rejected;
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
    private final CountDownLatch left = new CountDownLatch(1);

    @Override
    public String uri(Withdrawal value) {
      return value.getUri();
    }

    @Override
    public Map<Integer, String> store(List<Received<Withdrawal>> batch, Map<Integer, Long> next) {
      // A lane hands over an empty batch, too, where all its records were undecodable.
      if (!batch.isEmpty()) {
        hold();
      }
      return Map.of();
    }

    private void hold() {
      entered.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
