package dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.ArticleChanged;
import dateline.ArticleUri;
import dateline.ChangeKind;
import dateline.Topics;
import dateline.standalone.demo.Day;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * Pages and feed documents of the demo's kind, from push to MongoDB, the REST API and the topic.
 */
class PageShapedIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void plainTextCopyOfAPage_isTakenApartAndReadableEverywhere() throws IOException {
    Running running = Running.pipeline();
    List<String> uris = Pushed.uris("paper", "text/plain", demo("meridian/page.txt"));
    assertThat(uris).hasSize(1);
    String uri = uris.get(0);
    await().atMost(LIMIT).until(() -> running.article(uri).isPresent());
    StoredArticle article = new StoredArticle(running.article(uri).get());

    assertThat(article.headline())
        .isEqualTo("Kenya and Ethiopia Reopen Moyale Border Market After Four-Year Closure");
    assertThat(article.standfirst())
        .startsWith("Kenya and Ethiopia have reopened")
        .endsWith("as far away as Cairo.");
    assertThat(article.blocks()).hasSize(12);
    assertThat(article.blocks().get(0)).startsWith("Kenya and Ethiopia reopened the livestock");
    assertThat(article.blocks())
        .contains(
            "A Shared Post With ‘Two Flags And One Thermometer’",
            "Traders Wait For The Buyers From Cairo",
            "What Comes Next: A Road And A Bank");
    assertThat(article.body())
        .doesNotContain(
            "WhatsApp",
            "preferred",
            "Deshmane",
            "Last updated",
            "ALSO READ",
            "Recent Posts",
            "Pune");
    assertPublishedWhenAndBy(article);
    assertAbout(article);
    assertPointsElsewhere(article);

    JsonNode rest = running.store().article(uri).json();
    assertThat(rest.at("/headlines/0/value").asText()).isEqualTo(article.headline());
    assertThat(rest.path("versionCreated").asText()).isEqualTo("2025-10-14T05:12:30Z");
    assertThat(running.store().articles("place=ET&feed=paper"))
        .anyMatch(found -> found.path("uri").asText().equals(uri));
    ArticleChanged change = TopicReader.of(Topics.ARTICLES, uri, ArticleChanged.class).get(0);
    assertThat(change.getKind()).isEqualTo(ChangeKind.Created);
    assertThat(change.getSequence()).isEqualTo(1);
    assertThat(change.getArticle().getHeadlines().get(0).getValue()).isEqualTo(article.headline());
  }

  private static void assertPublishedWhenAndBy(StoredArticle article) {
    assertThat(article.list("credits"))
        .extracting(credit -> credit.getString("name"), credit -> credit.getString("role"))
        .containsExactly(org.assertj.core.groups.Tuple.tuple("Anjali Deshmane", "publisher"));
    assertThat(article.instant("versionCreated")).isEqualTo(Instant.parse("2025-10-14T05:12:30Z"));
    assertThat(article.document().get("firstCreated")).isNull();
    Document updated = article.times("versionCreated").get(0);
    assertThat(updated.getString("raw")).isEqualTo("October 14, 2025 10:42:30 IST");
    assertThat(updated.getString("zone")).isEqualTo("Asia/Kolkata");
    assertThat(updated.getString("rule")).isEqualTo("abbreviation+feed-zone");
    assertThat(article.times("mentioned"))
        .extracting(time -> time.getString("localDate"))
        .contains("2021-09", "2025-02", "2025-10-13");
    assertThat(article.document().getString("language")).isEqualTo("en");
  }

  private static void assertAbout(StoredArticle article) {
    assertThat(article.tags("subject")).contains("World");
    assertThat(article.tags("person"))
        .contains("Abiy Ahmed", "William Ruto", "Guyo Halkano", "Hellen Chebukati Naserian")
        .doesNotContain("Kestrel Wire");
    assertThat(article.list("infoSources"))
        .extracting(source -> source.getString("name"))
        .contains("Kestrel Wire");
    assertThat(article.tag("person", "William Ruto").get().getString("role")).contains("President");
    assertThat(article.tags("organisation")).contains("African Union");
    assertThat(article.countries()).contains("KE", "ET", "EG", "SA", "AE");
    assertThat(article.tags("keyword")).isNotEmpty();
    assertThat(article.list("tags"))
        .allSatisfy(
            tag -> {
              if (!tag.getString("creator").equals("provider")) {
                assertThat(tag.getList("evidence", Document.class)).isNotEmpty();
              }
            });
  }

  private static void assertPointsElsewhere(StoredArticle article) {
    assertThat(article.links("editorial")).hasSize(1);
    assertThat(article.links("editorial").get(0).getString("role")).isEqualTo("seeAlso");
    assertThat(article.links("editorial").get(0).getString("title"))
        .isEqualTo("Lake Turkana Fishermen Vote For A Closed Season");
    assertThat(article.list("discoveryHints"))
        .extracting(
            hint -> hint.getString("title"),
            hint -> hint.get("time", Document.class).getString("localDate"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "Pune Metro Adds Late Trains For Festival Week", "2025-10-13"),
            org.assertj.core.groups.Tuple.tuple(
                "Why Your Mango Pickle Turns Dark, And How To Keep It Bright", "2025-10-13"),
            org.assertj.core.groups.Tuple.tuple(
                "ODI Series: When And Where To Watch The Third Match Live On TV And Mobile Apps",
                "2025-10-12"));
  }

  @Test
  void feedDocument_givesAnArticleForEachEntry() {
    Running running = Running.pipeline();

    List<String> uris = Pushed.uris("bote", "application/rss+xml", demo("alpenbote/morgen.rss"));

    assertThat(uris)
        .containsExactly(
            ArticleUri.of("bote-provider", "alpenbote-2025-10771"),
            ArticleUri.of("bote-provider", "alpenbote-2025-10774"),
            ArticleUri.of("bote-provider", "alpenbote-2025-10769"),
            ArticleUri.of("bote-provider", "alpenbote-2025-10775"));
    await()
        .atMost(LIMIT)
        .until(() -> uris.stream().allMatch(uri -> running.article(uri).isPresent()));
    StoredArticle article = new StoredArticle(running.article(uris.get(0)).get());
    assertThat(article.headline()).isEqualTo("Innsbruck sperrt Nordkette nach Felssturz");
    assertThat(article.instant("published")).isEqualTo(Instant.parse("2025-10-14T05:40:00Z"));
    assertThat(article.document().getString("language")).isEqualTo("de");
    assertThat(article.document().getString("url"))
        .isEqualTo("https://alpenbote.example/tirol/nordkette-felssturz");
    assertThat(article.tags("subject")).contains("Tirol", "Unglück");
    assertThat(article.list("credits"))
        .anySatisfy(
            credit -> assertThat(credit.getString("name")).isEqualTo("Katharina Moosbrugger"));
    assertThat(article.body()).contains("Der Frost der vergangenen Woche").doesNotContain("<p>");
  }

  @Test
  void pageInWindows1251_isReadInItsOwnLetters() {
    Running running = Running.pipeline();

    String uri =
        Pushed.uris("paper", "text/html; charset=windows-1251", demo("dunav/most.html")).get(0);

    await().atMost(LIMIT).until(() -> running.article(uri).isPresent());
    StoredArticle article = new StoredArticle(running.article(uri).get());
    assertThat(article.headline()).isEqualTo("Русе: Дунав мост затваря за ремонт през нощта");
    assertThat(article.document().getString("language")).isEqualTo("bg");
    assertThat(article.document().getString("url"))
        .isEqualTo("https://dunavski-vestnik.example/ruse/dunav-most-remont");
  }

  private static byte[] demo(String file) {
    return Day.load().deliveries().stream()
        .filter(delivery -> delivery.file().equals(file))
        .findFirst()
        .orElseThrow()
        .body();
  }
}
