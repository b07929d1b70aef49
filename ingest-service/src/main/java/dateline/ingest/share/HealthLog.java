package dateline.ingest.share;

import dateline.FeedState;
import dateline.HubSubscription;
import dateline.Topics;
import dateline.ingest.feeds.FeedHealth;
import dateline.ingest.feeds.FeedHealthView;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * {@code news.feeds.state} as people look at it: every copy reads all of it, so that each can tell
 * the health of every feed, whoever polls it.
 */
@Startup
@Singleton
class HealthLog implements FeedHealthView {

  /** Fewer gaps say nothing of what is usual. */
  private static final int ENOUGH = 3;

  private final ShareKafka kafka;
  private final TopicFollower follower;
  private final Map<String, FeedHealth> feeds = new ConcurrentHashMap<>();

  HealthLog(ShareKafka kafka) {
    this.kafka = kafka;
    this.follower =
        new TopicFollower(Topics.FEED_STATES.topic(), kafka::followingConsumer, this::read);
  }

  @PostConstruct
  void start() {
    follower.start();
  }

  @PreDestroy
  void stop() {
    follower.stop();
  }

  @Override
  public Optional<FeedHealth> byId(String id) {
    return Optional.ofNullable(feeds.get(id));
  }

  private void read(ConsumerRecord<String, byte[]> record) {
    if (record.key() == null) {
      return;
    }
    if (record.value() == null) {
      feeds.remove(record.key());
    } else {
      kafka
          .read(Topics.FEED_STATES, FeedState.class, record.value())
          .ifPresent(state -> feeds.put(record.key(), health(state)));
    }
  }

  private static FeedHealth health(FeedState state) {
    return new FeedHealth(
        Optional.ofNullable(state.getLastChecked()),
        Optional.ofNullable(state.getLastSuccess()),
        Optional.ofNullable(state.getLastItem()),
        Optional.ofNullable(state.getNextDue()),
        state.getFailures(),
        state.getLastStatus() == null ? OptionalInt.empty() : OptionalInt.of(state.getLastStatus()),
        Optional.ofNullable(state.getLastError()),
        usual(state.getGaps()),
        state.getPolls(),
        state.getItems(),
        Optional.ofNullable(state.getFormat()),
        Optional.ofNullable(state.getMovedTo()),
        state.getAlarms().stream()
            .map(a -> new FeedHealth.Alarm(a.getKind(), a.getSince(), a.getReason()))
            .toList(),
        Optional.ofNullable(state.getWebsub()).map(HealthLog::hub));
  }

  private static FeedHealth.Hub hub(HubSubscription held) {
    return new FeedHealth.Hub(
        held.getHub(),
        held.getStatus(),
        Optional.ofNullable(held.getLeaseEnd()),
        Optional.ofNullable(held.getLastPush()),
        Optional.ofNullable(held.getReason()));
  }

  private static Optional<Duration> usual(List<Long> gaps) {
    return gaps.size() < ENOUGH
        ? Optional.empty()
        : Optional.of(
            Duration.ofSeconds(
                gaps.stream().sorted().skip((gaps.size() - 1) / 2).findFirst().get()));
  }
}
