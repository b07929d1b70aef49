package dateline.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionedGuidTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tag:example.org,2026:newsml_ABC123:3              | 3  | tag:example.org,2026:newsml_ABC123
          tag:example.org,2026:newsml_ABC123:14             | 14 | tag:example.org,2026:newsml_ABC123
          https://example.org/items/88a:2                   | 2  | https://example.org/items/88a
          urn:newsml:example.org:20261014:ABC:3             | 3  | urn:newsml:example.org:20261014:ABC
          urn:newsml:example.org:20261014:ABC:3N            | 3  | urn:newsml:example.org:20261014:ABC
          urn:newsml:example.org:20261014:ABC:3U            | 3  | urn:newsml:example.org:20261014:ABC
          urn:newsml:example.org:20261014T173800Z:AB-C:2    | 2  | urn:newsml:example.org:20261014T173800Z:AB-C
          """)
  void takesTheStatedVersionOff(String guid, String stated, String identifier) {
    assertThat(of(guid, stated)).isEqualTo(new VersionedGuid(identifier, Optional.of(stated)));
  }

  @ParameterizedTest
  @CsvSource({
    "urn:newsml:example.org:20261014:ABC:4U, '', 4",
    "urn:newsml:example.org:20261014:ABC:5A, '', 5",
    "urn:newsml:example.org:20261014:ABC:1, 7, 7"
  })
  void aNewsmlUrnEndsInItsRevisionWhateverIsStatedBesideIt(
      String guid, String stated, String version) {
    assertThat(of(guid, stated))
        .isEqualTo(new VersionedGuid("urn:newsml:example.org:20261014:ABC", Optional.of(version)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tag:example.org,2026:newsml_ABC123:3   | 4
          tag:example.org,2026:newsml_ABC123:3   | ''
          tag:example.org,2026:newsml_ABC123:03  | 3
          tag:example.org,2026:newsml_ABC123:1.3 | 3
          tag:example.org,2026:newsml_ABC123-3   | 3
          tag:example.org,2026:story:3           | 3
          tag:example.org,2026:3                 | 3
          https://example.org:8080               | 8080
          urn:newsml:example.org:20261014:ABC    | 3
          urn:newsml:example.org:20261014:A:B:C  | 3
          item-3                                 | 3
          harbour:17                             | 17
          """)
  void leavesAnyOtherIdentifierWhole(String guid, String stated) {
    VersionedGuid named = of(guid, stated);
    assertThat(named.guid()).isEqualTo(guid);
    assertThat(named.version()).isEqualTo(Optional.of(stated).filter(v -> !v.isEmpty()));
  }

  private static VersionedGuid of(String guid, String stated) {
    return VersionedGuid.of(guid, Optional.of(stated));
  }
}
