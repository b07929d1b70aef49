package dateline.enrich.article;

import static dateline.enrich.article.EnrichmentTest.NOW;
import static dateline.enrich.article.EnrichmentTest.STORY;
import static dateline.enrich.article.EnrichmentTest.item;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.Article;
import dateline.Credit;
import dateline.RawArticle;
import dateline.RawCredit;
import dateline.RawLink;
import dateline.RawText;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Texts and links that the format sets apart by role stand as they were stated. */
class StatedTextTest {

  private final Enrichment enrichment = Enrichments.create();

  private Article article(RawArticle raw) throws UnreadableItem {
    return enrichment.article(raw, enrichment.read(raw, NOW), new Moment(NOW, NOW), List.of());
  }

  private static RawArticle.Builder headed(String guid, String contentType, String headline) {
    return item(guid)
        .setTexts(
            List.of(
                new RawText("headline", contentType, headline),
                new RawText("body", "text/plain", STORY)));
  }

  private String headline(RawArticle.Builder item) throws UnreadableItem {
    return article(item.build()).getHeadlines().get(0).getValue();
  }

  @Test
  void headlineThatTheFormatStatesIsTakenWhole() throws UnreadableItem {
    String placed = "UKRAINE: Ten dead as missiles strike Kyiv overnight";
    assertThat(headline(headed("11", "text/plain", placed))).isEqualTo(placed);
    assertThat(headline(headed("11", "text/html", placed))).isEqualTo(placed);
    String labelled = "WATCH: Dam bursts in Laos";
    assertThat(headline(headed("12", "text/plain", labelled))).isEqualTo(labelled);
    assertThat(article(headed("12", "text/plain", labelled).build()).getRelatedLinks()).isEmpty();
    assertThat(headline(headed("13", "text/html", "Port of <i>Bod&oslash;</i>\n opens")))
        .isEqualTo("Port of Bodø opens");
    assertThat(headline(headed("14", "text/plain", "Fish &amp; chips: 5 < 6")))
        .isEqualTo("Fish & chips: 5 < 6");
  }

  @Test
  void summaryThatOpensTheBodyIsNoStandfirst() throws UnreadableItem {
    Article article =
        article(
            item("15")
                .setTexts(
                    List.of(
                        new RawText("headline", "text/plain", "Tromso opens new ferry quay"),
                        new RawText("summary", "text/plain", STORY.split("\n\n")[0]),
                        new RawText("body", "text/plain", STORY)))
                .build());
    assertThat(article.getDescriptions()).isEmpty();
  }

  @Test
  void creditsOfAFormatAreTheNamesInThem() throws UnreadableItem {
    RawArticle raw =
        headed("17", "text/plain", "Tromso opens new ferry quay")
            .setCredits(
                List.of(
                    new RawCredit("author", "By Kari Example"),
                    new RawCredit("editor", "Von Ola Nordmann"),
                    new RawCredit("agency", "Example Wire")))
            .build();
    assertThat(article(raw).getCredits())
        .extracting(Credit::getName, Credit::getRole, Credit::getRaw)
        .contains(
            Tuple.tuple("Kari Example", "author", "By Kari Example"),
            Tuple.tuple("Ola Nordmann", "editor", "Von Ola Nordmann"),
            Tuple.tuple("Example Wire", "agency", "Example Wire"));
  }

  @Test
  void aDatelineThatTheFormatStatesIsTheArticlesAndNoBody() throws UnreadableItem {
    Article article =
        article(
            item("18")
                .setTexts(
                    List.of(
                        new RawText("headline", "text/plain", "Tromso opens new ferry quay"),
                        new RawText("dateline", "text/plain", "TROMSO, Oct 14 (EXW)")))
                .build());
    assertThat(article.getDateline()).isEqualTo("TROMSO, Oct 14 (EXW)");
    assertThat(article.getBodies()).isEmpty();
  }

  @Test
  void pageOfAStubGivesTheBody_andTheFeedTheRest() throws UnreadableItem {
    StringBuilder paragraphs = new StringBuilder();
    STORY.lines().filter(l -> !l.isBlank()).forEach(l -> paragraphs.append("<p>" + l + "</p>"));
    String page =
        "<html><head><title>Quay | North</title></head><body><nav><a href='/'>Home</a></nav>"
            + "<article><h1>A new quay</h1>"
            + paragraphs
            + "</article><footer>Imprint</footer></body></html>";
    Article article =
        article(
            item("17")
                .setTexts(
                    List.of(
                        new RawText("headline", "text/plain", "Tromso opens new ferry quay"),
                        new RawText("summary", "text/html", "The city has a new quay ..."),
                        new RawText("page", "text/html", page)))
                .setLinks(
                    List.of(new RawLink("alternate", "https://north.example/quay", null, null)))
                .build());
    assertThat(article.getHeadlines().get(0).getValue()).isEqualTo("Tromso opens new ferry quay");
    String lastWords = STORY.substring(STORY.length() - 40).strip();
    assertThat(article.getBodies().get(0).getValue())
        .contains(lastWords)
        .doesNotContain("Home", "Imprint", "has a new quay ...");
    assertThat(article.getDescriptions())
        .extracting(text -> text.getValue())
        .containsExactly("The city has a new quay ...");
  }

  @Test
  void pageThatHoldsLessThanTheFeedIsNotTaken() throws UnreadableItem {
    Article article =
        article(
            item("18")
                .setTexts(
                    List.of(
                        new RawText("headline", "text/plain", "Tromso opens new ferry quay"),
                        new RawText("body", "text/plain", STORY),
                        new RawText(
                            "page", "text/html", "<html><body><p>Log in to read.</p></body>")))
                .build());
    assertThat(article.getBodies().get(0).getValue())
        .contains(STORY.substring(STORY.length() - 40).strip())
        .doesNotContain("Log in");
  }

  @Test
  void linksThatTheFormatCallsRelatedAreEditorial() throws UnreadableItem {
    RawLink related =
        new RawLink("related", "https://north.example/quay-plans", "Plans for the quay", null);
    RawLink page = new RawLink("alternate", "https://north.example/news/quay", null, null);
    Article article =
        article(
            item("16")
                .setTexts(
                    List.of(
                        new RawText("headline", "text/plain", "Tromso opens new ferry quay"),
                        new RawText(
                            "body",
                            "text/html",
                            "<p>"
                                + STORY.split("\n\n")[1]
                                + "</p><p>READ MORE: <a href='history'>History of the quay</a></p>")))
                .setLinks(List.of(related, page))
                .build());
    assertThat(article.getRelatedLinks())
        .filteredOn(l -> l.getKind().equals("editorial"))
        .extracting(l -> l.getRole() + " " + l.getUrl() + " " + l.getTitle())
        .containsExactly(
            "seeAlso https://north.example/news/history History of the quay",
            "seeAlso https://north.example/quay-plans Plans for the quay");
    assertThat(article.getUrl()).isEqualTo("https://north.example/news/quay");
  }
}
