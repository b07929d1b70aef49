package dateline.ingest.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.DeadLetter;
import dateline.FeedState;
import dateline.RawArticle;
import dateline.Topics;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Parts;
import dateline.ingest.format.WireItem;
import dateline.ingest.poll.FeedProgress;
import dateline.ingest.poll.Polled;
import dateline.ingest.poll.TestPolls;
import dateline.ingest.publish.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollTransactionTest {

  private static final TopicPartition PARTITION = new TopicPartition(Topics.FEED_STATES.topic(), 2);
  private static final Map<TopicPartition, OffsetAndMetadata> OFFSETS =
      Map.of(PARTITION, new OffsetAndMetadata(7));
  private static final ConsumerGroupMetadata MEMBER = new ConsumerGroupMetadata("group");

  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(cluster(), true, null, new StringSerializer(), new ByteArraySerializer());
  private final PollTransaction transaction =
      new PollTransaction(producer, (topic, record) -> bytes(record), feed -> 2);

  @BeforeEach
  void begin() {
    producer.initTransactions();
  }

  private static Cluster cluster() {
    Node node = new Node(0, "localhost", 9092);
    List<PartitionInfo> partitions =
        Stream.of(Topics.values())
            .flatMap(
                topic ->
                    IntStream.range(0, 4)
                        .mapToObj(
                            number ->
                                new PartitionInfo(
                                    topic.topic(), number, node, new Node[0], new Node[0])))
            .toList();
    return new Cluster("c", List.of(node), partitions, Set.of(), Set.of());
  }

  private static byte[] bytes(SpecificRecord record) {
    try (var out = new java.io.ByteArrayOutputStream()) {
      var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      new SpecificDatumWriter<SpecificRecord>(record.getSchema()).write(record, encoder);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a poll of a document of these items comes to. */
  private static Polled polled(String id, String... items) {
    return TestPolls.pollOf(TestPolls.feed(id, "'fullText':'never'"), TestPolls.rss(items));
  }

  /** The same with other items. */
  private static Polled with(Polled polled, List<WireItem> items) {
    Delivery delivery = polled.delivery().orElseThrow();
    List<Delivery.Outgoing> outgoing = new ArrayList<>();
    for (WireItem item : items) {
      outgoing.add(new Delivery.Outgoing("id-" + outgoing.size(), new Entry.Sound(item)));
    }
    return TestPolls.with(
        polled,
        new Delivery(
            delivery.feed(),
            delivery.transport(),
            delivery.received(),
            delivery.sourceUrl(),
            delivery.http(),
            delivery.headers(),
            outgoing));
  }

  private void commit(Polled... polls) {
    transaction.commit(List.of(polls), OFFSETS, MEMBER, TestPolls.NOW);
  }

  private List<ProducerRecord<String, byte[]>> sent(Topics topic) {
    return producer.history().stream().filter(r -> r.topic().equals(topic.topic())).toList();
  }

  private static WireItem item(Polled polled, int number) {
    return ((Entry.Sound) polled.delivery().orElseThrow().items().get(number).entry()).item();
  }

  @Test
  void itemsAndStateAreInOneTransactionWithTheOffsets() throws IOException {
    Polled polled = polled("tide", TestPolls.item("a", "Flow"), TestPolls.item("b", "Ebb"));
    commit(polled);
    assertThat(producer.commitCount()).isEqualTo(1);
    assertThat(sent(Topics.RAW)).hasSize(2);
    RawArticle raw = raw(sent(Topics.RAW).get(0));
    assertThat(raw.getGuid()).isEqualTo("a");
    assertThat(raw.getFeed()).isEqualTo("tide");
    assertThat(raw.getTransport()).isEqualTo("poll");
    assertThat(sent(Topics.RAW).get(0).key()).isEqualTo(raw.getUri());
    assertThat(sent(Topics.RAW).get(0).headers().lastHeader("ce_id").value())
        .isEqualTo(raw.getId().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    ProducerRecord<String, byte[]> state = sent(Topics.FEED_STATES).get(0);
    assertThat(state.key()).isEqualTo("tide");
    assertThat(state.partition()).isEqualTo(2);
    FeedProgress read = StateRecords.read(state(state)).orElseThrow();
    assertThat(read.poll().window()).isEqualTo(polled.after().poll().window());
    assertThat(read.totals()).isEqualTo(polled.after().totals());
    assertThat(producer.consumerGroupOffsetsHistory()).containsExactly(Map.of("group", OFFSETS));
  }

  @Test
  void aPollWithoutItemsMovesTheStateAlone() {
    commit(polled("tide"), polled("ebb"));
    assertThat(producer.history()).extracting(ProducerRecord::key).containsExactly("tide", "ebb");
    assertThat(producer.commitCount()).isEqualTo(1);
  }

  @Test
  void whatIsAbortedLeavesNothing() {
    producer.sendOffsetsToTransactionException = new CommitFailedException();
    assertThatThrownBy(() -> commit(polled("tide", TestPolls.item("a", "Flow"))))
        .isInstanceOf(CommitFailedException.class);
    transaction.abort();
    assertThat(producer.history()).isEmpty();
    assertThat(producer.consumerGroupOffsetsHistory()).isEmpty();
    producer.sendOffsetsToTransactionException = null;
    commit(polled("tide", TestPolls.item("a", "Flow")));
    assertThat(producer.history()).hasSize(2);
  }

  @Test
  void anItemThatIsTooLargeIsADeadLetterAndTheOthersAreIn() throws IOException {
    Polled polled = polled("tide", TestPolls.item("a", "Flow"), TestPolls.item("b", "Ebb"));
    WireItem large =
        item(polled, 0)
            .with(new Parts.Text("page", "text/html", "x".repeat(Topics.MAX_RECORD_BYTES)));
    commit(with(polled, List.of(large, item(polled, 1))));
    assertThat(producer.commitCount()).isEqualTo(1);
    assertThat(sent(Topics.RAW)).hasSize(1);
    DeadLetter dead = dead(sent(Topics.DEAD_LETTERS).get(0));
    assertThat(dead.getMessage()).contains("over the log's limit");
    assertThat(dead.getFeed()).isEqualTo("tide");
    assertThat(producer.history())
        .allSatisfy(
            record ->
                assertThat(record.value().length).isLessThan(Topics.MAX_RECORD_BYTES - 1_024));
    assertThat(sent(Topics.FEED_STATES)).hasSize(1);
  }

  @Test
  void anItemThatTheContractHasNoPlaceForIsADeadLetterAndTheOthersAreIn() throws IOException {
    Polled polled = polled("tide", TestPolls.item("a", "Flow"), TestPolls.item("b", "Ebb"));
    WireItem a = item(polled, 0);
    WireItem odd =
        new WireItem(
            a.identity(),
            a.payload(),
            a.parts(),
            Map.of(Fact.URGENCY, "very"),
            a.marks(),
            a.notices());
    commit(with(polled, List.of(odd, item(polled, 1))));
    assertThat(sent(Topics.RAW)).hasSize(1);
    DeadLetter dead = dead(sent(Topics.DEAD_LETTERS).get(0));
    assertThat(dead.getMessage()).startsWith("can't be published");
    assertThat(dead.getValue()).isEqualTo(ByteBuffer.wrap(a.payload().content()));
  }

  @Test
  void whatIsPressingTakesItsOwnLane() {
    Polled polled = polled("tide", TestPolls.item("a", "Flow"));
    WireItem a = item(polled, 0);
    WireItem flash =
        new WireItem(
            a.identity(),
            a.payload(),
            a.parts(),
            Map.of(Fact.URGENCY, "1"),
            a.marks(),
            a.notices());
    commit(with(polled, List.of(flash)));
    assertThat(sent(Topics.URGENT)).hasSize(1);
    assertThat(sent(Topics.RAW)).isEmpty();
  }

  @Test
  void theStateOfAFeedThatIsNoMoreGoes() {
    transaction.forget(List.of("tide", "ebb"), OFFSETS, MEMBER);
    assertThat(producer.history())
        .extracting(ProducerRecord::key, ProducerRecord::value, ProducerRecord::partition)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("tide", null, 2),
            org.assertj.core.groups.Tuple.tuple("ebb", null, 2));
    assertThat(producer.commitCount()).isEqualTo(1);
    assertThat(producer.consumerGroupOffsetsHistory()).hasSize(1);
  }

  private static RawArticle raw(ProducerRecord<String, byte[]> record) throws IOException {
    return read(record, RawArticle.getClassSchema());
  }

  private static DeadLetter dead(ProducerRecord<String, byte[]> record) throws IOException {
    return read(record, DeadLetter.getClassSchema());
  }

  private static FeedState state(ProducerRecord<String, byte[]> record) throws IOException {
    return read(record, FeedState.getClassSchema());
  }

  private static <T> T read(ProducerRecord<String, byte[]> record, org.apache.avro.Schema schema)
      throws IOException {
    var decoder = org.apache.avro.io.DecoderFactory.get().binaryDecoder(record.value(), null);
    return new org.apache.avro.specific.SpecificDatumReader<T>(schema).read(null, decoder);
  }
}
