package dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.ArticleUri;
import dateline.DeadLetter;
import dateline.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What can't be processed ends in the dead letters with its bytes, and the rest flows. */
class BrokenInputIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static Running running;

  @BeforeAll
  static void start() {
    running = Running.pipeline();
  }

  @Test
  void brokenLineOfABulk_isADeadLetterAndItsNeighboursAreStored() {
    String broken =
        "{\"uri\":\"tag:wire.example,2025:bulk-2\",\"headlines\":[{\"value\":\"Half an it";
    String body = item("bulk-1") + "\n" + broken + "\n" + item("bulk-3") + "\n";

    JsonNode receipt =
        Pushed.json(
            Pushed.accepted("wire", "application/x-ndjson", body.getBytes(StandardCharsets.UTF_8)));

    assertThat(receipt.path("accepted").asInt()).isEqualTo(2);
    assertThat(receipt.path("rejected").asInt()).isEqualTo(1);
    assertThat(receipt.path("items").findValuesAsText("status"))
        .containsExactly("accepted", "rejected", "accepted");
    await()
        .atMost(LIMIT)
        .until(
            () ->
                running.article(uri("bulk-1")).isPresent()
                    && running.article(uri("bulk-3")).isPresent());
    DeadLetter letter = letter(broken.getBytes(StandardCharsets.UTF_8));
    assertThat(letter.getStage()).isEqualTo("ingest");
    assertThat(letter.getReason()).isEqualTo("malformed-item");
    assertThat(letter.getFeed()).isEqualTo("wire");
    assertThat(letter.getMessage()).isNotBlank();
  }

  @Test
  void poisonOnTheRawTopic_isADeadLetterWithItsPlaceAndTheNextRecordFlows()
      throws ExecutionException, InterruptedException {
    byte[] poison = {
      0, 0, 0, 0, 99, 1, 2, 3, (byte) 0xff, (byte) 0xfe, 'p', 'o', 'i', 's', 'o', 'n'
    };
    String key = uri("behind-the-poison");
    RecordMetadata place = produce(key, poison);
    // The same key: behind the poison in its partition.
    Pushed.uri(
        "wire",
        Ninjs.item("tag:wire.example,2025:behind-the-poison")
            .version(1, "2025-10-14T12:00:00Z")
            .headline("The tram behind the accident arrived on time")
            .body("GRAZ - The tram behind the accident arrived on time on Tuesday."));

    await().atMost(LIMIT).until(() -> running.article(key).isPresent());
    DeadLetter letter = letter(poison);
    assertThat(letter.getStage()).isEqualTo("enrich");
    assertThat(letter.getReason()).isEqualTo("undecodable-record");
    assertThat(letter.getTopic()).isEqualTo("news.raw");
    assertThat(letter.getPartition()).isEqualTo(place.partition());
    assertThat(letter.getOffset()).isEqualTo(place.offset());
    assertThat(bytes(letter.getKey())).isEqualTo(key.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusedPush_leavesNothingBehind() {
    int before = TopicReader.all(Topics.DEAD_LETTERS, DeadLetter.class).size();

    assertThat(
            Pushed.push(
                    "wire",
                    "application/json",
                    "{\"uri\":".getBytes(StandardCharsets.UTF_8),
                    "refused-1")
                .status())
        .isEqualTo(400);
    assertThat(Pushed.push("wire", "image/png", new byte[] {1}, "refused-2").status())
        .isEqualTo(415);

    assertThat(TopicReader.all(Topics.DEAD_LETTERS, DeadLetter.class)).hasSize(before);
  }

  private static String item(String name) {
    return Ninjs.item("tag:wire.example,2025:" + name)
        .version(1, "2025-10-14T11:00:00Z")
        .headline("Brief " + name + " from the morning's bulk")
        .body("BASEL - The text of " + name + ", which came with others in one push.")
        .toString();
  }

  private static String uri(String name) {
    return ArticleUri.of("wire-provider", "tag:wire.example,2025:" + name);
  }

  /** The one dead letter with these bytes. */
  private static DeadLetter letter(byte[] value) {
    await().atMost(LIMIT).until(() -> !letters(value).isEmpty());
    List<DeadLetter> letters = letters(value);
    assertThat(letters).hasSize(1);
    return letters.get(0);
  }

  private static List<DeadLetter> letters(byte[] value) {
    return TopicReader.all(Topics.DEAD_LETTERS, DeadLetter.class).stream()
        .map(ConsumerRecord::value)
        .filter(letter -> ByteBuffer.wrap(value).equals(letter.getValue()))
        .toList();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static RecordMetadata produce(String key, byte[] value)
      throws ExecutionException, InterruptedException {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", running.kafka(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      return producer.send(new ProducerRecord<>(Topics.RAW.topic(), key, value)).get();
    }
  }
}
