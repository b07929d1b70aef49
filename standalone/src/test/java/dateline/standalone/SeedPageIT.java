package dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The reference page, a real one, which is no part of this project: found through the system
 * property {@code dateline.seed} or as {@code shared/seed} beside a parent of the working folder.
 */
class SeedPageIT {

  private static StoredArticle article;
  private static List<String> lines;

  @BeforeAll
  static void push() throws IOException {
    Optional<Path> page = page();
    assumeTrue(page.isPresent(), "skipped: there is no reference page here");
    byte[] bytes = Files.readAllBytes(page.get());
    lines =
        new String(bytes, StandardCharsets.UTF_8)
            .lines()
            .map(SeedPageIT::asRead)
            .filter(line -> !line.isBlank())
            .toList();
    String uri = Pushed.uris("seed", "text/plain", bytes).get(0);
    await().atMost(Duration.ofSeconds(30)).until(() -> Running.pipeline().article(uri).isPresent());
    article = new StoredArticle(Running.pipeline().article(uri).get());
  }

  @Test
  void categoriesInTheProvidersSchemeAndAsMediaTopics() {
    Document world = article.tag("subject", "World").orElseThrow();
    assertThat(world.getString("creator")).isEqualTo("provider");
    assertThat(world.getString("scheme")).startsWith("provider:");
    List<Document> topics =
        article.list("tags").stream()
            .filter(tag -> "medtop".equals(tag.getString("scheme")))
            .toList();
    assertThat(topics).isNotEmpty();
    assertThat(topics)
        .anySatisfy(
            topic ->
                assertThat(topic.getString("label").toLowerCase(java.util.Locale.ROOT))
                    .containsAnyOf("diplomacy", "international relations"));
    assertThat(topics)
        .allSatisfy(topic -> assertThat(topic.getString("creator")).startsWith("rule:"));
  }

  @Test
  void headlineStandfirstAndCredit() {
    assertThat(article.headline())
        .isEqualTo("Russia Officially Recognises Taliban Government in Afghanistan");
    assertThat(article.standfirst()).isEqualTo(lines.get(2));
    assertThat(article.list("credits"))
        .extracting(credit -> credit.getString("name"), credit -> credit.getString("role"))
        .containsExactly(tuple("Kriti Dhingra", "publisher"));
    assertThat(article.document().getString("provider")).isEqualTo("seed-provider");
  }

  @Test
  void updatedIsReadInTheFeedsZoneAndCreationStaysUnknown() {
    Document updated = article.times("versionCreated").get(0);
    assertThat(updated.getString("raw")).isEqualTo("July 4, 2025 09:14:10 IST");
    assertThat(updated.getDate("instant").toInstant())
        .isEqualTo(Instant.parse("2025-07-04T03:44:10Z"));
    assertThat(updated.getString("zone")).isEqualTo("Asia/Kolkata");
    assertThat(updated.getString("rule")).isEqualTo("abbreviation+feed-zone");
    assertThat(article.instant("versionCreated")).isEqualTo(Instant.parse("2025-07-04T03:44:10Z"));
    assertThat(article.document().get("firstCreated")).isNull();
    assertThat(article.document().get("published")).isNull();
  }

  @Test
  void sourcesWithTheSentenceThatNamesThem() {
    Document source =
        article.list("infoSources").stream()
            .filter(each -> "Reuters".equals(each.getString("name")))
            .findFirst()
            .orElseThrow();
    assertThat(source.getString("role")).isEqualTo("attribution");
    assertThat(source.getList("evidence", Document.class))
        .anySatisfy(
            evidence ->
                assertThat(evidence.getString("text")).contains("according to a Reuters report"));
  }

  @Test
  void bodyHoldsEveryParagraphUnderItsHeadingsAndNoFurniture() {
    // Between the first date line and the publisher's link stands the body, all of it.
    List<String> body = lines.subList(index("Last updated") + 1, index("ALSO READ"));
    assertThat(article.blocks()).hasSize(13).hasSize(body.size());
    assertThat(article.blocks()).containsExactlyElementsOf(body);
    assertThat(article.body())
        .doesNotContain(
            "Trusted Source",
            "preferred",
            "Published by",
            "Last updated",
            "ALSO READ",
            "Recent Posts")
        .doesNotContain("Noctourism", "Live Streaming");
    assertThat(article.text("bodies", "richtext").split("<h[2-4]>", -1)).hasSize(4);
  }

  @Test
  void linksAndTeasersAreKeptApart() {
    assertThat(article.links("editorial"))
        .extracting(link -> link.getString("role"), link -> link.getString("url"))
        .containsExactly(tuple("seeAlso", null));
    assertThat(article.links("editorial").get(0).getString("title"))
        .isEqualTo(lines.get(index("ALSO READ")).replaceFirst("ALSO READ: ", ""));
    List<Document> hints = article.list("discoveryHints");
    assertThat(hints).hasSize(3);
    assertThat(hints)
        .allSatisfy(
            hint -> {
              assertThat(lines).contains(hint.getString("title"), hint.getString("excerpt"));
              Document time = hint.get("time", Document.class);
              assertThat(time.getString("localDate")).isEqualTo("2025-12-19");
              assertThat(time.get("instant")).isNull();
            });
  }

  @Test
  void peopleOrganisationsAndPlaces() {
    assertThat(article.tag("person", "Amir Khan Muttaqi").orElseThrow().getString("role"))
        .contains("Foreign Minister");
    assertThat(article.tag("person", "Vladimir Putin").orElseThrow().getString("role"))
        .contains("President");
    assertThat(article.tags("organisation"))
        .contains("Russian Foreign Ministry", "Taliban", "Reuters", "ISIS-K");
    Map<String, String> codes =
        article.list("tags").stream()
            .filter(tag -> "place".equals(tag.getString("kind")))
            .collect(
                Collectors.toMap(
                    tag -> tag.getString("label"),
                    tag -> String.valueOf(tag.getString("countryCode")),
                    (first, second) -> first));
    assertThat(codes)
        .containsEntry("Russia", "RU")
        .containsEntry("Moscow", "RU")
        .containsEntry("Afghanistan", "AF")
        .containsEntry("Kabul", "AF")
        .containsEntry("China", "CN")
        .containsEntry("Pakistan", "PK")
        .containsEntry("Uzbekistan", "UZ")
        .containsValue("AE");
  }

  @Test
  void keywordsWithEvidence() {
    assertThat(article.tags("keyword"))
        .anyMatch(word -> word.contains("recognition"))
        .anyMatch(word -> word.contains("credentials"))
        .anyMatch(word -> word.contains("counterterrorism"));
    assertThat(article.list("tags"))
        .filteredOn(tag -> "keyword".equals(tag.getString("kind")))
        .allSatisfy(
            tag -> assertThat(tag.getList("evidence", Document.class, List.of())).isNotEmpty());
  }

  @Test
  void timesInTheTextAreMentionsOnly() {
    assertThat(article.times("mentioned"))
        .extracting(time -> time.getString("localDate"))
        .contains("2021-08", "2025-04", "2024-03", "2003", "2025-07-03");
    assertThat(article.list("times"))
        .filteredOn(time -> !"mentioned".equals(time.getString("role")))
        .extracting(time -> time.getString("raw"))
        .containsOnly("July 4, 2025 09:14:10 IST");
  }

  @Test
  void languageAsDetectedAndAsDeclared() {
    assertThat(article.document().getString("language")).isEqualTo("en");
    assertThat(article.document().getString("declaredLanguage")).isEqualTo("en-IN");
  }

  /** Spaces are plain ones, and a quotation mark that nothing closes is a slip of the page's. */
  private static String asRead(String line) {
    return line.replace('\u00a0', ' ').strip().replaceFirst("^‘(?=[^’]*‘[^’]*’[^’]*$)", "");
  }

  private static int index(String start) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(start)) {
        return i;
      }
    }
    throw new IllegalArgumentException(start);
  }

  private static Optional<Path> page() {
    String chosen = System.getProperty("dateline.seed", "");
    if (!chosen.isBlank()) {
      return Optional.of(Path.of(chosen, "page.txt"));
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path page = folder.resolve("shared/seed/page.txt");
      if (Files.isRegularFile(page)) {
        return Optional.of(page);
      }
    }
    return Optional.empty();
  }
}
