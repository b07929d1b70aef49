package dateline.ingest.share;

import dateline.FeedSignal;
import dateline.Topics;
import dateline.ingest.format.WireItem;
import dateline.ingest.poll.Fingerprints;
import dateline.ingest.poll.HubSignal;
import dateline.ingest.publish.KafkaLink;
import dateline.ingest.refresh.SeenItem;
import dateline.ingest.websub.FeedSignals;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * {@code news.feeds.signals}: what hubs told any copy, written by the one that was called and read
 * by all of them, so that it reaches the one that polls the feed.
 */
@Startup
@Singleton
class SignalLog implements FeedSignals {

  private static final Logger LOG = Logger.getLogger(SignalLog.class);
  private static final int FINGERPRINT = 2 * Long.BYTES;

  /** Signals that wait for the owner's thread; it takes them many times a second. */
  private static final int MOST = 100_000;

  private record Heard(String feed, HubSignal signal) {}

  private final KafkaLink link;
  private final ShareKafka kafka;
  private final TopicFollower follower;
  private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>(MOST);

  SignalLog(KafkaLink link, ShareKafka kafka) {
    this.link = link;
    this.kafka = kafka;
    this.follower =
        new TopicFollower(Topics.FEED_SIGNALS.topic(), kafka::followingConsumer, this::read);
  }

  @PostConstruct
  void start() {
    follower.start();
  }

  @PreDestroy
  void stop() {
    follower.stop();
  }

  /** Hands over what has come since the last call. */
  void drain(BiConsumer<String, HubSignal> taker) {
    for (Heard each = heard.poll(); each != null; each = heard.poll()) {
      taker.accept(each.feed(), each.signal());
    }
  }

  @Override
  public void verified(String feed, String topic, Duration lease, Instant at) {
    send(signal(feed, "verified", at).setTopic(topic).setLeaseSeconds(lease.toSeconds()).build());
  }

  @Override
  public void denied(String feed, String topic, String reason, Instant at) {
    send(signal(feed, "denied", at).setTopic(topic).setReason(reason).build());
  }

  @Override
  public void pushed(String feed, Instant at, List<WireItem> items) {
    ByteBuffer fingerprints = ByteBuffer.allocate(items.size() * FINGERPRINT);
    for (WireItem item : items) {
      SeenItem seen = Fingerprints.of(item);
      fingerprints.putLong(seen.identity()).putLong(seen.content());
    }
    send(signal(feed, "pushed", at).setItems(fingerprints.flip()).build());
  }

  private static FeedSignal.Builder signal(String feed, String kind, Instant at) {
    return FeedSignal.newBuilder().setFeed(feed).setKind(kind).setAt(at);
  }

  private void send(FeedSignal signal) {
    try {
      link.producer()
          .ifPresent(
              producer ->
                  producer.send(
                      new ProducerRecord<>(Topics.FEED_SIGNALS.topic(), signal.getFeed(), signal)));
    } catch (RuntimeException e) {
      LOG.warnf("a signal of feed %s is lost: %s", signal.getFeed(), e);
    }
  }

  private void read(ConsumerRecord<String, byte[]> record) {
    kafka
        .read(Topics.FEED_SIGNALS, FeedSignal.class, record.value())
        .flatMap(SignalLog::signal)
        .ifPresent(
            signal -> {
              if (!heard.offer(new Heard(record.key(), signal))) {
                LOG.warnf("a signal of feed %s is lost: too many wait", record.key());
              }
            });
  }

  private static Optional<HubSignal> signal(FeedSignal signal) {
    Instant at = signal.getAt();
    String topic = Optional.ofNullable(signal.getTopic()).orElse("");
    return switch (signal.getKind()) {
      case "verified" ->
          Optional.ofNullable(signal.getLeaseSeconds())
              .map(seconds -> new HubSignal.Verified(at, topic, Duration.ofSeconds(seconds)));
      case "denied" ->
          Optional.of(
              new HubSignal.Denied(
                  at, topic, Optional.ofNullable(signal.getReason()).orElse("The hub refuses.")));
      case "pushed" -> Optional.of(new HubSignal.Pushed(at, items(signal.getItems())));
      default -> Optional.empty();
    };
  }

  private static List<SeenItem> items(ByteBuffer fingerprints) {
    ByteBuffer in = fingerprints.duplicate();
    List<SeenItem> items = new ArrayList<>();
    while (in.remaining() >= FINGERPRINT) {
      items.add(new SeenItem(in.getLong(), in.getLong()));
    }
    return items;
  }
}
