package dateline.purge;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.DeadLetter;
import dateline.DeadLetterHeader;
import dateline.PubStatus;
import dateline.RelatedLink;
import dateline.Text;
import dateline.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records of invented articles. The killed one's text holds the word {@link #WORD}. */
final class Records {

  static final String KILLED = dateline.ArticleUri.of("kestrel", "harbour-fire");
  static final String OTHER = dateline.ArticleUri.of("kestrel", "harbour-budget");
  static final String WORD = "quillmarrow";
  static final Instant AT = Instant.parse("2026-03-14T08:00:00Z");

  private Records() {}

  static Article article(String uri, PubStatus status, String text) {
    return Article.newBuilder()
        .setUri(uri)
        .setVersion("3")
        .setVersionKey("3-abc")
        .setContentHash("abc")
        .setPubStatus(status)
        .setUrgency(4)
        .setVersionCreated(AT)
        .setHeadlines(List.of(text("main", "Headline " + text)))
        .setBodies(List.of(text("main", "Body " + text)))
        .setSlugline(text)
        .setEdNote(text)
        .setUrl("https://kestrel.example/" + text)
        .setNinjs("{\"x\":\"" + text + "\"}")
        .setFeed("kestrel-main")
        .setProvider("kestrel")
        .setFirstSeen(AT)
        .setReceived(AT)
        .setEnriched(AT)
        .setFaults(List.of("future-date"))
        .build();
  }

  static ArticleChanged change(Article article, ChangeKind kind, long sequence) {
    return ArticleChanged.newBuilder()
        .setId("id-" + sequence)
        .setUri(article.getUri())
        .setKind(kind)
        .setSequence(sequence)
        .setAt(AT)
        .setReason("rule")
        .setChangedFields(List.of("headlines"))
        .setArticle(article)
        .setCausedBy("raw-" + sequence)
        .build();
  }

  static RelatedLink link(String uri, String title) {
    return RelatedLink.newBuilder()
        .setKind("sameStory")
        .setUri(uri)
        .setTitle(title)
        .setScore(0.8f)
        .setEvidence(List.of(title))
        .setCreator("rule:recent-window/1")
        .build();
  }

  static DeadLetter letter(String uri, String text) {
    return DeadLetter.newBuilder()
        .setId("letter")
        .setStage("enrich")
        .setReason("step-failed")
        .setMessage("cannot read " + text)
        .setAt(AT)
        .setTopic(Topics.RAW.topic())
        .setValue(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
        .setHeaders(List.of(new DeadLetterHeader("h", null)))
        .setUri(uri)
        .build();
  }

  static ConsumerRecord<byte[], byte[]> record(
      Topics topic, long offset, String key, SpecificRecord value) {
    return new ConsumerRecord<>(
        topic.topic(), 0, offset, key.getBytes(StandardCharsets.UTF_8), PlainValues.bytes(value));
  }

  private static Text text(String role, String value) {
    return Text.newBuilder().setRole(role).setContentType("text/plain").setValue(value).build();
  }
}
