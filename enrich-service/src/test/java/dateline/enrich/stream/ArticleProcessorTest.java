package dateline.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.DeadLetter;
import dateline.RawArticle;
import dateline.RawText;
import dateline.Text;
import dateline.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One bad record is one dead letter, and the next one flows. */
class ArticleProcessorTest {

  private static final String CHANGELOG = "pipe-articles-changelog";

  private final Pipe pipe = new Pipe();

  @AfterEach
  void close() {
    pipe.close();
  }

  private List<DeadLetter> letters() {
    return pipe.read(Topics.DEAD_LETTERS, DeadLetter.class);
  }

  private List<ArticleChanged> changes() {
    return pipe.read(Topics.ARTICLES, ArticleChanged.class);
  }

  private static RawArticle.Builder body(RawArticle.Builder item, String body) {
    return item.setTexts(
        List.of(
            new RawText("headline", "text/plain", "Harbour opens"),
            new RawText("body", "text/plain", body)));
  }

  private void stillFlows() {
    pipe.send(pipe.item("99", "Harbour opens").setUri("urn:dateline:north-agency:next"));
    assertThat(changes()).extracting(ArticleChanged::getKind).containsExactly(ChangeKind.Created);
  }

  @Test
  void missingKeyIsADeadLetter() {
    byte[] value = pipe.registry.codec.encode(Topics.RAW, pipe.item("1", "Harbour").build());
    pipe.send(null, value);
    DeadLetter letter = letters().get(0);
    assertThat(letter.getReason()).isEqualTo("wrong-key");
    assertThat(letter.getValue()).isEqualTo(ByteBuffer.wrap(value));
    stillFlows();
  }

  @Test
  void missingKeyOfAnEmbargoedItemIsADeadLetter() {
    byte[] value =
        pipe.registry.codec.encode(
            Topics.RAW, pipe.embargoed("1", "Harbour", "2026-03-04T13:00:00Z").build());
    pipe.send(null, value);
    assertThat(letters()).extracting(DeadLetter::getReason).containsExactly("wrong-key");
    stillFlows();
  }

  @Test
  void keyOfAnotherArticleIsADeadLetter() {
    byte[] value = pipe.registry.codec.encode(Topics.RAW, pipe.item("1", "Harbour").build());
    pipe.send("urn:dateline:north-agency:other".getBytes(StandardCharsets.UTF_8), value);
    assertThat(letters()).extracting(DeadLetter::getReason).containsExactly("wrong-key");
    assertThat(changes()).isEmpty();
  }

  @Test
  void markupThatWouldBurstTheRecordIsLeftOutAndSaidSo() {
    pipe.send(body(pipe.item("1", ""), "\"Yes\" & \"no\"! ".repeat(100_000)));
    Article article = changes().get(0).getArticle();
    assertThat(article.getBodies()).extracting(Text::getRole).containsExactly("main");
    assertThat(article.getSkippedSteps())
        .anyMatch(s -> s.getStep().equals("text") && s.getDetail().startsWith("markup left out"));
    assertThat(pipe.read(Topics.LATEST, Article.class)).containsExactly(article);
  }

  @Test
  void articleThatIsTooLargeWithoutMarkupIsADeadLetter() {
    pipe.send(body(pipe.item("1", ""), "The harbour is open. ".repeat(200_000)));
    assertThat(letters()).extracting(DeadLetter::getReason).containsExactly("too-large");
    assertThat(changes()).isEmpty();
    stillFlows();
  }

  @Test
  void failureOfOurOwnCodeIsADeadLetter() {
    pipe.driver
        .<String, byte[]>getKeyValueStore(ArticleProcessor.ARTICLES_STORE)
        .put(Pipe.URI, new byte[] {1, 2, 3});
    pipe.send(pipe.item("1", "Harbour opens"));
    assertThat(letters()).extracting(DeadLetter::getReason).containsExactly("step-failed");
    stillFlows();
  }

  @Test
  void outageIsNoDeadLetter() {
    byte[] value = pipe.registry.codec.encode(Topics.RAW, pipe.item("1", "Harbour opens").build());
    pipe.registry.away = true;
    assertThatThrownBy(() -> pipe.send(Pipe.URI.getBytes(StandardCharsets.UTF_8), value))
        .isInstanceOf(StreamsException.class)
        .hasRootCauseMessage("refused");
  }

  @Test
  void resolvedSchemasNeedNoRegistry() {
    pipe.registry.codec.resolve();
    pipe.registry.away = true;
    pipe.send(pipe.item("1", "Harbour opens"));
    pipe.send(pipe.item("2", "").setPubStatus("canceled").setTexts(List.of()));
    pipe.send(Pipe.URI.getBytes(StandardCharsets.UTF_8), new byte[] {9, 8, 7});
    assertThat(changes())
        .extracting(ArticleChanged::getKind)
        .containsExactly(ChangeKind.Created, ChangeKind.Withdrawn);
    assertThat(pipe.read(Topics.WITHDRAWALS, dateline.Withdrawal.class)).hasSize(1);
    assertThat(letters()).extracting(DeadLetter::getReason).containsExactly("undecodable-record");
  }

  @Test
  void latestIsTheArticleOfTheChange() {
    pipe.send(pipe.item("1", "Harbour opens"));
    assertThat(pipe.read(Topics.LATEST, Article.class))
        .containsExactly(changes().get(0).getArticle());
  }

  @Test
  void unchangedDeliveryWritesNothing() {
    pipe.send(pipe.item("1", "Harbour opens"));
    pipe.send(pipe.item("1", "Harbour opens"));
    assertThat(changes()).hasSize(1);
    assertThat(
            pipe.driver
                .createOutputTopic(CHANGELOG, new StringDeserializer(), new ByteArrayDeserializer())
                .readKeyValuesToList())
        .hasSize(1);
  }

  @Test
  void headersThatSteerRepliesAreIgnored() {
    Headers steering = new RecordHeaders();
    for (String name :
        List.of(
            "kafka_replyTopic",
            "kafka_replyPartition",
            "kafka_correlationId",
            "replyTopic",
            "reply-to",
            "__TypeId__",
            "ce_source",
            "ce_type",
            "dead-letter-topic")) {
      steering.add(name, "inside".getBytes(StandardCharsets.UTF_8));
    }
    steering.add("kafka_replyTopic", null);
    pipe.send(pipe.item("1", "Harbour opens"), steering);
    pipe.send("poison".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3}, steering);

    Set<String> ours = Set.of("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time");
    for (Topics topic : List.of(Topics.ARTICLES, Topics.DEAD_LETTERS)) {
      assertThat(pipe.headers(topic))
          .hasSize(1)
          .allSatisfy(
              headers -> {
                assertThat(headers.toArray())
                    .extracting(Header::key)
                    .containsExactlyInAnyOrderElementsOf(ours);
                assertThat(headers.toArray())
                    .extracting(header -> new String(header.value(), StandardCharsets.UTF_8))
                    .doesNotContain("inside");
              });
    }
    assertThat(pipe.driver.producedTopicNames())
        .filteredOn(topic -> !topic.startsWith("pipe-"))
        .isSubsetOf(Stream.of(Topics.values()).map(Topics::topic).toList());
  }
}
