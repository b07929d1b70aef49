package dateline.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderCategoriesTest {

  @Test
  void categoryStaysAsGiven_andIsMappedBesideIt() {
    List<FoundTag> tags = tags(ProviderTag.category("Wirtschaft"));
    FoundTag given = tags.get(0);
    assertThat(given.label()).isEqualTo("Wirtschaft");
    assertThat(given.scheme()).contains("provider:Example");
    assertThat(given.creator()).isEqualTo("provider");
    assertThat(given.confidence()).isEmpty();
    FoundTag mapped = tags.get(1);
    assertThat(mapped.uri()).contains("http://cv.iptc.org/newscodes/mediatopic/04000000");
    assertThat(mapped.scheme()).contains("medtop");
    assertThat(mapped.creator()).isEqualTo("rule:media-topics/1");
  }

  @ParameterizedTest
  @CsvSource({
    "Sports,15000000",
    "diplomacy,20000639",
    "Diplomatie,20000639",
    "Faits divers,02000000",
    "Medio ambiente,06000000",
    "Formula 1,20000991",
    "conflits guerre et paix,''",
    "World,''",
    "Top Stories,''"
  })
  void namesInSeveralLanguages(String label, String id) {
    assertThat(MediaTopics.get().named(label).map(MediaTopics.Topic::id).orElse("")).isEqualTo(id);
  }

  @Test
  void narrowTopicBringsItsBroaderOnes() {
    assertThat(MediaTopics.get().path("20000639"))
        .extracting(MediaTopics.Topic::id)
        .containsExactly("20000639", "20000638", "11000000");
  }

  @Test
  void mediaTopicFromTheProvider_isNotMappedAgain() {
    var tag =
        new ProviderTag(
            "subject",
            "sport",
            Optional.of("http://cv.iptc.org/newscodes/mediatopic/15000000"),
            Optional.empty(),
            Optional.of("medtop"));
    assertThat(tags(tag)).hasSize(1);
    assertThat(tags(tag).get(0).creator()).isEqualTo("provider");
    assertThat(tags(tag).get(0).scheme()).contains("medtop");
  }

  @Test
  void unknownCategoryStaysAlone() {
    assertThat(tags(ProviderTag.category("World"))).hasSize(1);
  }

  private static List<FoundTag> tags(ProviderTag category) {
    return new Tagger().tag(new TaggerInput("", "", "", "en", List.of(category), "Example")).tags();
  }
}
