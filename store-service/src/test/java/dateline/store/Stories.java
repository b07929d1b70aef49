package dateline.store;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.ArticleUri;
import dateline.ChangeKind;
import dateline.Evidence;
import dateline.PubStatus;
import dateline.RelatedLink;
import dateline.Tag;
import dateline.Text;
import dateline.TimeStatement;
import dateline.Withdrawal;
import dateline.WithdrawalAction;
import dateline.WithdrawalReceipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Articles and changes about invented events, for tests. */
public final class Stories {

  /** When the first version of every story reached us. */
  public static final Instant DAY = Instant.parse("2026-03-02T08:00:00Z");

  private static final String MAIN = "main";

  private Stories() {}

  /** URI of the story of that name. */
  public static String uri(String name) {
    return ArticleUri.of("harbour-wire", name);
  }

  /** Version {@code number} of the story, usable, with text that names story and version. */
  public static Article.Builder article(String name, int number) {
    Instant received = DAY.plus(Duration.ofMinutes(number));
    return Article.newBuilder()
        .setUri(uri(name))
        .setVersion(Integer.toString(number))
        .setVersionKey(number + "-" + name.hashCode())
        .setContentHash("hash-of-" + name + "-" + number)
        .setPubStatus(PubStatus.usable)
        .setLanguage("en-GB")
        .setVersionCreated(received.minusSeconds(30))
        .setTimes(
            List.of(
                TimeStatement.newBuilder()
                    .setRole("versionCreated")
                    .setRaw("2 March 2026")
                    .setInstant(received.minusSeconds(30))
                    .setZone("Europe/London")
                    .setRule("feed-zone")
                    .setConfidence(0.9f)
                    .setSource("pubDate")
                    .build()))
        .setHeadlines(List.of(text("Ferry " + name + " returns to Aberdeen, update " + number)))
        .setDescriptions(List.of(text("standfirst", "Passengers of the " + name + " are safe.")))
        .setBodies(
            List.of(
                text("SECRET-" + name + "-" + number + ". The harbours were closed all night.")))
        .setSlugline("FERRY-" + name)
        .setUrl("https://harbour.example/" + name)
        .setTags(List.of(tag("place", "Aberdeen", "GB"), tag("person", "Ailsa Craigie", null)))
        .setFeed("harbour")
        .setProvider("harbour-wire")
        .setFirstSeen(DAY)
        .setReceived(received)
        .setEnriched(received.plusMillis(40));
  }

  /** A text in the main role. */
  public static Text text(String value) {
    return text(MAIN, value);
  }

  private static Text text(String role, String value) {
    return Text.newBuilder().setRole(role).setValue(value).build();
  }

  /** A tag that a rule found. */
  public static Tag tag(String kind, String label, String country) {
    return Tag.newBuilder()
        .setKind(kind)
        .setLabel(label)
        .setCountryCode(country)
        .setCreator("rule:names/1")
        .setEvidence(
            List.of(
                Evidence.newBuilder()
                    .setField("body")
                    .setStart(0)
                    .setEnd(3)
                    .setText(label)
                    .build()))
        .build();
  }

  /** A link to another story. */
  public static RelatedLink link(String to) {
    return RelatedLink.newBuilder()
        .setKind("sameStory")
        .setUri(uri(to))
        .setTitle("Ferry " + to + " returns to Aberdeen, update 1")
        .setUrl("https://harbour.example/" + to)
        .setScore(0.9f)
        .setEvidence(List.of("shared names: Aberdeen"))
        .setCreator("rule:relate/1")
        .build();
  }

  /** A link of the publisher's to a page elsewhere. */
  public static RelatedLink editorial(String title) {
    return RelatedLink.newBuilder()
        .setKind("editorial")
        .setRole("seeAlso")
        .setUrl("https://elsewhere.example/page")
        .setTitle(title)
        .setCreator("provider")
        .build();
  }

  /** A change of that kind and sequence with this state. */
  public static ArticleChanged.Builder change(ChangeKind kind, long sequence, Article article) {
    return ArticleChanged.newBuilder()
        .setId(
            UUID.nameUUIDFromBytes(
                    (article.getUri() + sequence).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString())
        .setUri(article.getUri())
        .setKind(kind)
        .setSequence(sequence)
        .setAt(article.getEnriched())
        .setReason("newer version")
        .setArticle(article);
  }

  /** The first change of a story. */
  public static ArticleChanged created(String name) {
    return change(ChangeKind.Created, 1, article(name, 1).build()).build();
  }

  /** The {@code sequence}-th change of a story: version {@code sequence}. */
  public static ArticleChanged updated(String name, int sequence) {
    return change(ChangeKind.Updated, sequence, article(name, sequence).build()).build();
  }

  /** The kill of a story; carries text, to prove that the store does not rely on its absence. */
  public static ArticleChanged killed(String name, int sequence) {
    Article article = article(name, sequence).setPubStatus(PubStatus.canceled).build();
    return change(ChangeKind.Withdrawn, sequence, article)
        .setReason("mandatory kill: wrong ship")
        .build();
  }

  /** The key of version {@code number} of the story. */
  public static String key(String name, int number) {
    return article(name, number).build().getVersionKey();
  }

  /** Version {@code number} of the story without any text. */
  public static Article marker(String name, int number, PubStatus status) {
    return article(name, number)
        .setPubStatus(status)
        .setHeadlines(List.of())
        .setDescriptions(List.of())
        .setBodies(List.of())
        .setSlugline(null)
        .setUrl(null)
        .setTags(List.of())
        .build();
  }

  /** The kill of version 2 that comes when version 3 stands, and takes these versions with it. */
  public static ArticleChanged lateKill(String name, int sequence, int... versions) {
    return change(ChangeKind.Recorded, sequence, article(name, 3).build())
        .setReason("mandatory kill: wrong ship")
        .setLateVersion(marker(name, 2, PubStatus.canceled))
        .setWithdrawnVersions(keys(name, versions))
        .build();
  }

  /** The kill of only these versions, in the fast lane. */
  public static Withdrawal killOf(String name, int sequence, int... versions) {
    Withdrawal withdrawal = withdrawal(name, sequence, WithdrawalAction.kill);
    withdrawal.setVersions(keys(name, versions));
    return withdrawal;
  }

  /** The hold of a story. */
  public static ArticleChanged held(String name, int sequence) {
    return change(ChangeKind.Withheld, sequence, marker(name, sequence, PubStatus.withheld))
        .setReason("hold: under review")
        .build();
  }

  private static List<String> keys(String name, int... versions) {
    return IntStream.of(versions).mapToObj(number -> key(name, number)).toList();
  }

  /** A record of the fast lane. */
  public static Withdrawal withdrawal(String name, int sequence, WithdrawalAction action) {
    return Withdrawal.newBuilder()
        .setUri(uri(name))
        .setAction(action)
        .setReason("mandatory kill: wrong ship")
        .setAt(DAY.plusSeconds(sequence))
        .setReceived(DAY.plusSeconds(sequence))
        .setSequence(sequence)
        .setFeed("harbour")
        .setProvider("harbour-wire")
        .setChangeId("change-" + sequence)
        .build();
  }

  /** A consumer's receipt for the withdrawal of that number. */
  public static WithdrawalReceipt receipt(String name, long sequence, String consumer) {
    return WithdrawalReceipt.newBuilder()
        .setId("receipt-" + name + sequence + consumer)
        .setUri(uri(name))
        .setSequence(sequence)
        .setConsumer(consumer)
        .setHonoured(DAY.plusSeconds(60))
        .setReceived(DAY.plusSeconds(61))
        .build();
  }
}
