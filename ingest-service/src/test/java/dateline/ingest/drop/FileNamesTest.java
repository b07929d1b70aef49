package dateline.ingest.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {".hidden", "a.xml.tmp", "a.part", "A.PART", "a.xml.filepart", "a~", "~a", "a.swp"})
  void whatIsNotAllThereIsTemporary(String name) {
    assertThat(FileNames.isTemporary(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.xml", "part", "tmp.xml", "a b.json", "a~b.txt"})
  void othersAreNot(String name) {
    assertThat(FileNames.isTemporary(name)).isFalse();
  }

  @Test
  void aClaimSortsByTimeAndGivesItsNameBack() {
    String early = FileNames.claim("z~1.xml", 1_772_359_200_000L, "ffffffff");
    String late = FileNames.claim("a.xml", 1_772_359_200_001L, "00000000");
    assertThat(early).isLessThan(late);
    assertThat(FileNames.unclaimed(early)).isEqualTo("z~1.xml");
    assertThat(FileNames.isTemporary(early)).isFalse();
  }

  @Test
  void aLongNameKeepsBothEnds() {
    String name = "水".repeat(80) + ".xml";
    String claim = FileNames.claim(name, 0, "ffffffff");
    assertThat(claim.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(240);
    assertThat(FileNames.unclaimed(claim)).startsWith("水水").endsWith("水.xml");
  }

  @Test
  void theExtensionIsTheOneOfTheDocument() {
    assertThat(FileNames.extension("a.b.XML")).isEqualTo("xml");
    assertThat(FileNames.extension("a.xml.gz")).isEqualTo("xml");
    assertThat(FileNames.extension("a.gz")).isEmpty();
    assertThat(FileNames.extension("a")).isEmpty();
  }
}
