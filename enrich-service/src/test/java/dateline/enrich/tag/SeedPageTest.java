package dateline.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The reference page, where its folder is at hand. */
class SeedPageTest {

  private static Tagged page;

  @BeforeAll
  static void readPage() throws IOException {
    Optional<Path> seed = seed();
    Assumptions.assumeTrue(seed.isPresent(), "no shared/seed/page.txt above this folder");
    List<String> blocks =
        Arrays.stream(Files.readString(seed.get()).split("\n\\s*\n")).map(String::strip).toList();
    String body =
        blocks.stream()
            .skip(3)
            .takeWhile(block -> !block.startsWith("ALSO READ"))
            .filter(block -> !block.startsWith("Add "))
            .collect(Collectors.joining("\n\n"));
    page =
        new Tagged(
            new Tagger()
                .tag(
                    new TaggerInput(
                        blocks.get(1),
                        blocks.get(2),
                        body,
                        "en",
                        List.of(ProviderTag.category("World")),
                        "NewsX")));
  }

  @Test
  void people() {
    assertThat(page.people()).containsExactlyInAnyOrder("Amir Khan Muttaqi", "Vladimir Putin");
    assertThat(page.tag("Amir Khan Muttaqi").role())
        .contains("interim Foreign Minister of Afghanistan");
    assertThat(page.tag("Vladimir Putin").role()).contains("President");
  }

  @Test
  void organisationsAndSources() {
    assertThat(page.organisations())
        .containsExactlyInAnyOrder("Russian Foreign Ministry", "Taliban", "Reuters", "ISIS-K");
    assertThat(page.sources()).containsExactly("Reuters");
    assertThat(page.result().sources().get(0).evidence().get(0).text())
        .contains("according to a Reuters report");
  }

  @Test
  void places() {
    assertThat(
            page.result().tags().stream()
                .filter(t -> t.kind() == TagKind.PLACE)
                .map(t -> t.label() + "/" + t.countryCode().orElseThrow()))
        .containsExactlyInAnyOrder(
            "Russia/RU",
            "Moscow/RU",
            "Afghanistan/AF",
            "Kabul/AF",
            "China/CN",
            "Pakistan/PK",
            "UAE/AE",
            "Uzbekistan/UZ");
  }

  @Test
  void subjects() {
    assertThat(page.tag("World").scheme()).contains("provider:NewsX");
    assertThat(page.topics()).contains("20000639", "20000638", "11000000");
  }

  @Test
  void keywords() {
    assertThat(page.keywords())
        .contains("recognition", "counterterrorism", "ambassador’s credentials")
        .hasSizeLessThanOrEqualTo(12);
    assertThat(page.result().tags().stream().filter(t -> t.kind() == TagKind.KEYWORD))
        .allSatisfy(tag -> assertThat(tag.evidence()).isNotEmpty());
  }

  private static Optional<Path> seed() {
    Stream<Path> given =
        Stream.ofNullable(System.getProperty("dateline.seed")).map(p -> Path.of(p, "page.txt"));
    Stream<Path> above =
        Stream.iterate(Path.of("").toAbsolutePath(), dir -> dir != null, Path::getParent)
            .map(dir -> dir.resolve("shared/seed/page.txt"));
    return Stream.concat(given, above).filter(Files::isReadable).findFirst();
  }
}
