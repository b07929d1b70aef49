package dateline.enrich.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dateline.Article;
import dateline.Credit;
import dateline.IdentitySource;
import dateline.RawArticle;
import dateline.RawCredit;
import dateline.RawTag;
import dateline.RawText;
import dateline.RawTime;
import dateline.RelatedLink;
import dateline.Tag;
import dateline.Text;
import dateline.enrich.language.LanguageDetection;
import dateline.enrich.relate.RecentWindow;
import dateline.enrich.tag.Tagger;
import dateline.enrich.version.Status;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnrichmentTest {

  static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
  static final LanguageDetection DETECTION = new LanguageDetection();
  static final Tagger TAGGER = new Tagger();
  static final String STORY =
      "TROMSO, Norway (North Agency) - The harbour of Tromso in Norway has opened a new quay for ferries, its director said on"
          + " Tuesday.\n\nThe quay took two years to build and replaces one from 1968, according to the city of Tromso.";

  private final Enrichment enrichment =
      new Enrichment(
          new Steps(Duration.ofSeconds(30)),
          new TextStep(),
          new TimeStep(),
          DETECTION,
          new TagStep(TAGGER),
          new RelateStep(new RecentWindow()));

  static RawArticle.Builder item(String guid) {
    return RawArticle.newBuilder()
        .setId("delivery-" + guid)
        .setUri(dateline.ArticleUri.of("north-agency", guid))
        .setFeed("north-wire")
        .setProvider("north-agency")
        .setTransport("push")
        .setReceived(NOW)
        .setFeedZone("Europe/Oslo")
        .setFeedLanguage("en-GB")
        .setIdentitySource(IdentitySource.guid)
        .setGuid(guid)
        .setFormat("ninjs")
        .setMediaType("application/json")
        .setContent(ByteBuffer.allocate(0));
  }

  static RawArticle.Builder story(String guid) {
    return item(guid)
        .setTexts(
            List.of(
                new RawText("headline", "text/plain", "Tromso opens new ferry quay"),
                new RawText("body", "text/plain", STORY)));
  }

  private Article article(RawArticle raw) throws UnreadableItem {
    return enrichment.article(raw, enrichment.read(raw, NOW), new Moment(NOW, NOW), List.of());
  }

  @Test
  void textsKeepTheirRolesAndTheDatelineLeavesTheBody() throws UnreadableItem {
    Article article = article(story("1").build());
    assertThat(article.getHeadlines())
        .extracting(Text::getValue)
        .containsExactly("Tromso opens new ferry quay");
    assertThat(article.getBodies()).extracting(Text::getRole).containsExactly("main", "richtext");
    assertThat(article.getBodies().get(0).getValue())
        .startsWith("The harbour of Tromso in Norway")
        .contains("\n\nThe quay took");
    assertThat(article.getBodies().get(0).getWordCount()).isEqualTo(36);
    assertThat(article.getLocated()).containsIgnoringCase("Tromso");
    assertThat(article.getLanguage()).isEqualTo("en");
    assertThat(article.getDeclaredLanguage()).isEqualTo("en-GB");
  }

  @Test
  void everyTimeKeepsItsRawTextAndRule() throws UnreadableItem {
    Article article =
        article(
            story("2")
                .setTimes(
                    List.of(
                        new RawTime(
                            "versionCreated", "2026-03-04T10:00:00+01:00", "versionCreated"),
                        new RawTime("published", "4 March 2026 09:30 CET", "pubDate")))
                .build());
    assertThat(article.getVersionCreated()).isEqualTo(Instant.parse("2026-03-04T09:00:00Z"));
    assertThat(article.getPublished()).isEqualTo(Instant.parse("2026-03-04T08:30:00Z"));
    assertThat(article.getFirstCreated()).isNull();
    assertThat(article.getTimes())
        .filteredOn(t -> !t.getRole().equals("mentioned"))
        .extracting(t -> t.getRaw() + " " + t.getRule())
        .containsExactly(
            "2026-03-04T10:00:00+01:00 offset", "4 March 2026 09:30 CET abbreviation+feed-zone");
    assertThat(article.getTimes())
        .filteredOn(t -> t.getRole().equals("mentioned"))
        .extracting(t -> t.getLocalDate())
        .contains("2026-03-03");
  }

  @Test
  void providersTagsStayAsTheyAreBesideTheMachines() throws UnreadableItem {
    Article article =
        article(
            story("3")
                .setTags(
                    List.of(
                        RawTag.newBuilder()
                            .setKind("subject")
                            .setLabel("Shipping")
                            .setRelevance(80)
                            .build()))
                .setCredits(List.of(new RawCredit("author", "Kari Example")))
                .build());
    Tag provided = article.getTags().get(0);
    assertThat(provided.getCreator()).isEqualTo("provider");
    assertThat(provided.getScheme()).isEqualTo("provider:north-agency");
    assertThat(provided.getRelevance()).isEqualTo(80);
    assertThat(article.getTags())
        .filteredOn(t -> !t.getCreator().equals("provider") && t.getKind().equals("place"))
        .allMatch(t -> !t.getEvidence().isEmpty())
        .extracting(Tag::getCountryCode)
        .contains("NO");
    assertThat(article.getCredits()).contains(new Credit("Kari Example", "author", "Kari Example"));
    assertThat(article.getBy()).isEqualTo("Kari Example");
  }

  @Test
  void copyOfAStoryIsLinkedToIt() throws UnreadableItem {
    Article first = article(story("4").build());
    RawArticle copy = story("4-copy").setFeed("south-daily").build();
    assertThat(article(copy).getRelatedLinks())
        .filteredOn(l -> l.getKind().equals("sameText"))
        .extracting(RelatedLink::getUri)
        .containsExactly(first.getUri());
    enrichment.forget(
        enrichment.marker(killOf("4"), killDraft("4"), new Moment(NOW, NOW), List.of()));
    assertThat(article(copy).getRelatedLinks()).isEmpty();
  }

  @Test
  void killNeedsNoTextAndItsMarkerHasNone() throws UnreadableItem {
    Draft draft = killDraft("5");
    assertThat(draft.version().status()).isEqualTo(Status.CANCELED);
    Article marker = enrichment.marker(killOf("5"), draft, new Moment(NOW, NOW), List.of());
    assertThat(marker.getHeadlines()).isEmpty();
    assertThat(marker.getBodies()).isEmpty();
    assertThat(marker.getTags()).isEmpty();
    assertThat(marker.getVersionKey()).endsWith("-canceled");
  }

  private RawArticle killOf(String guid) {
    return item(guid).setPubStatus("canceled").setEdNote("Kill item").build();
  }

  private Draft killDraft(String guid) throws UnreadableItem {
    return enrichment.read(killOf(guid), NOW);
  }

  @Test
  void itemWithoutTextIsRefusedWithItsReason() {
    UnreadableItem refusal =
        catchThrowableOfType(UnreadableItem.class, () -> enrichment.read(item("6").build(), NOW));
    assertThat(refusal.reason()).isEqualTo("no-text");
  }

  @Test
  void sameContentInOtherWhitespaceAndTimesHasTheSameHash() throws UnreadableItem {
    Draft one = enrichment.read(story("7").build(), NOW);
    RawArticle respaced =
        item("7")
            .setTexts(
                List.of(
                    new RawText("headline", "text/plain", "Tromso  opens new ferry quay "),
                    new RawText("body", "text/plain", STORY.replace(" the ", "  the "))))
            .setTimes(List.of(new RawTime("published", "2026-03-04T10:00:00Z", "pubDate")))
            .build();
    assertThat(enrichment.read(respaced, NOW).version().contentHash())
        .isEqualTo(one.version().contentHash());
  }

  @Test
  void noteThatSaysCorrectsIsACorrection() throws UnreadableItem {
    assertThat(
            enrichment
                .read(story("8").setEdNote("CORRECTS year in para 2").build(), NOW)
                .version()
                .correction())
        .isTrue();
    assertThat(
            enrichment
                .read(story("8").setEdNote("Adds quotes; correct spelling").build(), NOW)
                .version()
                .correction())
        .isFalse();
  }

  @Test
  void embargoThatCannotBeReadHolds() throws UnreadableItem {
    RawArticle unreadable =
        story("9")
            .setTimes(List.of(new RawTime("embargoed", "after the speech", "embargoed")))
            .build();
    assertThat(enrichment.read(unreadable, NOW).embargo().holds(NOW.plus(Duration.ofDays(400))))
        .isTrue();
    RawArticle past =
        story("9")
            .setTimes(List.of(new RawTime("embargoed", "2026-03-04T11:00:00Z", "embargoed")))
            .build();
    assertThat(enrichment.read(past, NOW).embargo().holds(NOW)).isFalse();
    assertThat(enrichment.read(past, NOW).embargo().until())
        .isEqualTo(Optional.of(Instant.parse("2026-03-04T11:00:00Z")));
  }

  @Test
  void pageIsTakenApartFromItsBytesInItsOwnEncoding() throws UnreadableItem {
    String page =
        "<html><head><meta charset=\"windows-1252\"><title>Café opens</title></head><body><article><h1>Café opens in"
            + " Ålesund</h1><p>A café has opened in the harbour of Ålesund, the first one there, its owner said.</p>"
            + "<p>It serves ferries' passengers from five in the morning until midnight.</p></article></body></html>";
    Article article =
        article(
            item("10")
                .setFormat("html")
                .setMediaType("text/html")
                .setContent(
                    ByteBuffer.wrap(
                        page.getBytes(java.nio.charset.Charset.forName("windows-1252"))))
                .build());
    assertThat(article.getHeadlines().get(0).getValue()).isEqualTo("Café opens in Ålesund");
    assertThat(
            new String(
                article.getBodies().get(0).getValue().getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8))
        .contains("harbour of Ålesund");
  }
}
