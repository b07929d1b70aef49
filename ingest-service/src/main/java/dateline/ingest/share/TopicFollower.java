package dateline.ingest.share;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads a topic from its beginning and follows it, in a thread of its own. Starts without Kafka,
 * and begins again after whatever fails, so that nothing is missed; a record may come more than
 * once.
 */
final class TopicFollower {

  private static final Logger LOG = Logger.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PAUSE_MILLIS = 1_000;

  private final String topic;
  private final Supplier<org.apache.kafka.clients.consumer.Consumer<String, byte[]>> consumers;
  private final Consumer<ConsumerRecord<String, byte[]>> records;
  private volatile org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer;
  private volatile boolean running = true;

  /**
   * @param consumers makes a consumer without a group
   * @param records is told each record, in the order of its partition
   */
  TopicFollower(
      String topic,
      Supplier<org.apache.kafka.clients.consumer.Consumer<String, byte[]>> consumers,
      Consumer<ConsumerRecord<String, byte[]>> records) {
    this.topic = topic;
    this.consumers = consumers;
    this.records = records;
  }

  void start() {
    Thread thread = new Thread(this::run, topic + "-follower");
    thread.setDaemon(true);
    thread.start();
  }

  void stop() {
    running = false;
    var current = consumer;
    if (current != null) {
      current.wakeup();
    }
  }

  private void run() {
    String before = "";
    while (running) {
      try (var opened = consumers.get()) {
        consumer = opened;
        follow(opened);
      } catch (WakeupException | InterruptException e) {
        LOG.debugf("%s is followed no longer", topic);
      } catch (RuntimeException e) {
        if (!before.equals(e.toString())) {
          before = e.toString();
          LOG.infof("can't read %s, trying again: %s", topic, before);
        }
        pause();
      }
    }
  }

  private void follow(org.apache.kafka.clients.consumer.Consumer<String, byte[]> opened) {
    List<TopicPartition> partitions =
        opened.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IllegalStateException("the topic is not there yet");
    }
    opened.assign(partitions);
    opened.seekToBeginning(partitions);
    while (running) {
      opened.poll(POLL).forEach(records);
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      running = false;
    }
  }
}
