package dateline.enrich.text;

import static dateline.enrich.text.Pages.credits;
import static dateline.enrich.text.Pages.headings;
import static dateline.enrich.text.Pages.paragraphs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dateline.enrich.time.TimeContext;
import dateline.enrich.time.TimeMentions;
import dateline.enrich.time.TimeReader;
import dateline.enrich.time.TimeReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs only where the reference page is present: {@code -Ddateline.seed=FOLDER}. */
class SeedPageTest {

  private static final Instant RECEIVED = Instant.parse("2025-12-20T00:00:00Z");
  private static ExtractedText page;

  @BeforeAll
  static void read() throws IOException {
    Optional<Path> seed = seed();
    assumeThat(seed).as("reference page").isPresent();
    page = PageText.ofPlainText(Files.readString(seed.get()));
  }

  private static Optional<Path> seed() {
    String folder = System.getProperty("dateline.seed");
    if (folder != null) {
      return Optional.of(Path.of(folder, "page.txt")).filter(Files::isReadable);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("shared/seed/page.txt");
      if (Files.isReadable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private static String straight(String text) {
    return text.replace('\u2018', '\'').replace('\u2019', '\'');
  }

  private static TimeReading read(String raw) {
    return new TimeReader()
        .read(
            raw,
            new TimeContext(
                Optional.of(ZoneId.of("Asia/Kolkata")), Optional.of("en-IN"), RECEIVED));
  }

  @Test
  void head() {
    assertThat(page.categories()).containsExactly("World");
    assertThat(page.headline().orElseThrow())
        .startsWith("Russia Officially")
        .endsWith("in Afghanistan");
    assertThat(page.standfirst().orElseThrow())
        .startsWith("Russia has become the first nation")
        .endsWith("engage with the Taliban.");
    assertThat(credits(page)).containsExactly("publisher:Kriti Dhingra");
    assertThat(page.providerName()).contains("NewsX");
  }

  @Test
  void updatedTime() {
    assertThat(page.times()).hasSize(1);
    assertThat(page.times().get(0).role()).isEqualTo("versionCreated");
    TimeReading updated = read(page.times().get(0).raw());
    assertThat(updated.raw()).isEqualTo("July 4, 2025 09:14:10 IST");
    assertThat(updated.instant()).contains(Instant.parse("2025-07-04T03:44:10Z"));
    assertThat(updated.zone()).contains("Asia/Kolkata");
    assertThat(updated.rule()).isEqualTo("abbreviation+feed-zone");
  }

  @Test
  void body() {
    assertThat(headings(page).stream().map(SeedPageTest::straight))
        .containsExactly(
            "We See Good 'Prospects': Russia Eyes Cooperation",
            "Afghanistan Calls It 'A Courageous Step'",
            "Russian-Taliban Ties: A Complicated Relationship?");
    assertThat(page.sections()).extracting(s -> s.paragraphs().size()).containsExactly(2, 3, 2, 3);
    assertThat(page.sections().get(0).heading()).isEmpty();
    assertThat(paragraphs(page))
        .anyMatch(p -> p.startsWith("\u201c") && p.endsWith("according to Reuters."));
  }

  @Test
  void outsideOfTheBody() {
    assertThat(page.plain())
        .doesNotContain(
            "NewsX",
            "preferred",
            "Dhingra",
            "Last updated",
            "ALSO READ",
            "Recent Posts",
            "Noctourism");
    assertThat(page.links()).hasSize(1);
    assertThat(straight(page.links().get(0).title()))
        .isEqualTo("Trump Celebrates Passage Of 'One Big Beautiful Bill' Before Independence Day");
    assertThat(page.links().get(0).role()).isEqualTo("seeAlso");
    assertThat(page.links().get(0).url()).isEmpty();
  }

  @Test
  void teasers() {
    assertThat(page.teasers()).hasSize(3).allMatch(t -> t.excerpt().isPresent());
    assertThat(page.teasers())
        .extracting(t -> read(t.rawDate().orElseThrow()).localDate().orElseThrow())
        .containsOnly("2025-12-19");
    assertThat(page.teasers()).allMatch(t -> read(t.rawDate().orElseThrow()).instant().isEmpty());
  }

  @Test
  void mentionedTimes() {
    List<String> dates =
        new TimeMentions()
            .find(page.plain(), Optional.of("en"), LocalDate.of(2025, 7, 4)).stream()
                .map(m -> m.text() + "=" + m.reading().localDate().orElseThrow())
                .toList();
    assertThat(dates)
        .containsExactly(
            "Thursday=2025-07-03",
            "August 2021=2021-08",
            "2003=2003",
            "April of 2025=2025-04",
            "2022=2022",
            "March 2024=2024-03");
  }
}
