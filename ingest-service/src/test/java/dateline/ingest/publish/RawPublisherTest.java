package dateline.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ArticleUri;
import dateline.DeadLetter;
import dateline.RawArticle;
import dateline.Topics;
import dateline.WirePartition;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Payload;
import dateline.ingest.source.Feed;
import dateline.ingest.source.TestFeeds;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class RawPublisherTest {

  private static final int PARTITIONS = 7;
  private static final int MEGABYTE = 1024 * 1024;

  @Test
  void theTooLargeItemOfManyIsADeadLetterAndTheOthersAreIn() {
    Log log = new Log(true, "item-1");
    PublishResult result = publisher(log, Duration.ofSeconds(5)).publish(delivery(3, 10)).join();
    List<Entry> entries = ((PublishResult.Acknowledged) result).entries();
    assertThat(entries.get(0)).isInstanceOf(Entry.Sound.class);
    assertThat(((Entry.Broken) entries.get(1)).faults())
        .containsExactly(new Fault("", "with all its parts over the log's limit of 8388608 bytes"));
    assertThat(entries.get(2)).isInstanceOf(Entry.Sound.class);
    assertThat(log.history())
        .extracting(ProducerRecord::topic)
        .containsExactlyInAnyOrder(
            Topics.RAW.topic(), Topics.DEAD_LETTERS.topic(), Topics.RAW.topic());
    DeadLetter dead =
        log.history().stream()
            .filter(r -> r.value() instanceof DeadLetter)
            .map(r -> (DeadLetter) r.value())
            .findFirst()
            .orElseThrow();
    assertThat(dead.getId()).isEqualTo("id-1");
    assertThat(dead.getReason()).isEqualTo("malformed-item");
    assertThat(dead.getValue()).isEqualTo(ByteBuffer.wrap(new byte[10]));
  }

  @Test
  void aLoneItemThatIsTooLargeIsRefusedAndNothingIsKept() {
    Log log = new Log(true, "item-0");
    PublishResult result = publisher(log, Duration.ofSeconds(5)).publish(delivery(1, 10)).join();
    assertThat(result).isInstanceOf(PublishResult.TooLarge.class);
    assertThat(log.history()).isEmpty();
  }

  @Test
  void aBulkHasOneDeadlineForAllItsWindows() {
    Log log = new Log(false, "none");
    CompletableFuture<PublishResult> result =
        publisher(log, Duration.ofMillis(300)).publish(delivery(9, MEGABYTE));
    int firstWindow = log.history().size();
    assertThat(firstWindow).isBetween(1, 8);
    assertThat(result.join()).isInstanceOf(PublishResult.Unacknowledged.class);
    while (log.completeNext()) {
      // The acknowledgements come too late.
    }
    assertThat(log.history()).hasSize(firstWindow);
  }

  @Test
  void aBulkGoesOnInTheWorkerPoolAndNotOnKafkasThread() {
    ExecutorService pool = Executors.newSingleThreadExecutor(task -> new Thread(task, "worker"));
    try {
      Log log = new Log(true, "none");
      PublishResult result =
          publisher(log, Duration.ofSeconds(20), pool).publish(delivery(9, MEGABYTE)).join();
      assertThat(((PublishResult.Acknowledged) result).entries()).hasSize(9);
      String caller = Thread.currentThread().getName();
      assertThat(log.senders).startsWith(caller).endsWith("worker").hasSize(9);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void withoutAConnectionTheAnswerIsNo() {
    RawPublisher publisher =
        new RawPublisher(Optional::empty, () -> false, Duration.ofSeconds(1), Runnable::run);
    assertThat(publisher.publish(delivery(2, 10)).join())
        .isInstanceOf(PublishResult.Unacknowledged.class);
    assertThat(publisher.retryAfter()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void whatTakesAnArticleBackOvertakes() {
    assertThat(topicOf(item -> item.fact(Fact.PUB_STATUS, "canceled")))
        .isEqualTo("news.raw.urgent");
    assertThat(topicOf(item -> item.fact(Fact.PUB_STATUS, "withheld")))
        .isEqualTo("news.raw.urgent");
    assertThat(topicOf(item -> item.fact(Fact.PUB_STATUS, "usable"))).isEqualTo("news.raw");
  }

  @Test
  void flashesAndBulletinsOvertake() {
    assertThat(topicOf(item -> item.fact(Fact.URGENCY, "1"))).isEqualTo("news.raw.urgent");
    assertThat(topicOf(item -> item.fact(Fact.URGENCY, "2"))).isEqualTo("news.raw.urgent");
    assertThat(topicOf(item -> item.fact(Fact.URGENCY, "3"))).isEqualTo("news.raw");
  }

  @Test
  void bothLanesHaveTheSameKeyAndValue() {
    ProducerRecord<String, SpecificRecord> pressing =
        sent(item -> item.fact(Fact.PUB_STATUS, "canceled"));
    RawArticle value = (RawArticle) pressing.value();
    assertThat(pressing.key()).isEqualTo(value.getUri()).isEqualTo(ArticleUri.of("p", "guid"));
    assertThat(pressing.partition()).isNull();
    assertThat(value.getPubStatus()).isEqualTo("canceled");
  }

  @Test
  void textWiresOfAProviderMeetInOnePartitionOfEitherLane() {
    ProducerRecord<String, SpecificRecord> story =
        sent(item -> item.wireNumber("bdt/0123/2026-10-14"));
    ProducerRecord<String, SpecificRecord> kill =
        sent(
            item -> {
              item.wireNumber("bdt/0123/2026-10-14");
              item.fact(Fact.PUB_STATUS, "canceled");
            });
    assertThat(story.topic()).isEqualTo("news.raw");
    assertThat(kill.topic()).isEqualTo("news.raw.urgent");
    assertThat(story.partition()).isEqualTo(WirePartition.of("p", PARTITIONS));
    assertThat(kill.partition()).isEqualTo(story.partition());
  }

  @Test
  void aTextWireIsRefusedWhileThePartitionsAreUnknown() {
    Log log = new Log(true, "none", Cluster.empty());
    PublishResult result =
        publisher(log, Duration.ofSeconds(5))
            .publish(delivery(List.of(entry(item -> item.wireNumber("bdt/0123/2026-10-14")))))
            .join();
    assertThat(result).isInstanceOf(PublishResult.Unacknowledged.class);
    assertThat(log.history()).isEmpty();
  }

  private static String topicOf(Consumer<ItemBuilder> parts) {
    return sent(parts).topic();
  }

  private static ProducerRecord<String, SpecificRecord> sent(Consumer<ItemBuilder> parts) {
    Log log = new Log(true, "none", cluster());
    publisher(log, Duration.ofSeconds(5)).publish(delivery(List.of(entry(parts)))).join();
    assertThat(log.history()).hasSize(1);
    return log.history().get(0);
  }

  private static Cluster cluster() {
    Node node = new Node(0, "localhost", 9092);
    List<PartitionInfo> partitions =
        Stream.of("news.raw", "news.raw.urgent")
            .flatMap(
                topic ->
                    IntStream.range(0, PARTITIONS)
                        .mapToObj(i -> new PartitionInfo(topic, i, node, new Node[0], new Node[0])))
            .toList();
    return new Cluster("c", List.of(node), partitions, Set.of(), Set.of());
  }

  private static RawPublisher publisher(Log log, Duration timeout) {
    return publisher(log, timeout, Runnable::run);
  }

  private static RawPublisher publisher(Log log, Duration timeout, Executor workers) {
    return new RawPublisher(() -> Optional.of(log), () -> true, timeout, workers);
  }

  private static Delivery delivery(int items, int bytes) {
    return delivery(IntStream.range(0, items).mapToObj(i -> entry("item-" + i, bytes)).toList());
  }

  private static Delivery delivery(List<Entry> entries) {
    Feed feed = TestFeeds.feed();
    return new Delivery(
        feed,
        Transport.PUSH,
        Instant.EPOCH,
        Optional.empty(),
        Map.of(),
        Map.of(),
        IntStream.range(0, entries.size())
            .mapToObj(i -> new Delivery.Outgoing("id-" + i, entries.get(i)))
            .toList());
  }

  private static Entry entry(String guid, int bytes) {
    return new ItemBuilder()
        .entry(
            new Identity(Identity.Source.GUID, guid),
            new Payload("text", "text/plain", Optional.empty(), new byte[bytes]));
  }

  private static Entry entry(Consumer<ItemBuilder> parts) {
    ItemBuilder item = new ItemBuilder();
    parts.accept(item);
    return item.entry(
        new Identity(Identity.Source.GUID, "guid"),
        new Payload("text", "text/plain", Optional.empty(), new byte[1]));
  }

  /** A log that finds the items of one guid too large. */
  private static final class Log extends MockProducer<String, SpecificRecord> {

    private final String tooLarge;
    private final List<String> senders = new ArrayList<>();

    Log(boolean acknowledges, String tooLarge) {
      this(acknowledges, tooLarge, Cluster.empty());
    }

    Log(boolean acknowledges, String tooLarge, Cluster cluster) {
      super(cluster, acknowledges, null, new StringSerializer(), (topic, value) -> new byte[0]);
      this.tooLarge = tooLarge;
    }

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<String, SpecificRecord> record, Callback callback) {
      senders.add(Thread.currentThread().getName());
      if (record.value() instanceof RawArticle raw && raw.getGuid().equals(tooLarge)) {
        RecordTooLargeException failure = new RecordTooLargeException("too large");
        callback.onCompletion(null, failure);
        return CompletableFuture.failedFuture(failure);
      }
      return super.send(record, callback);
    }
  }
}
