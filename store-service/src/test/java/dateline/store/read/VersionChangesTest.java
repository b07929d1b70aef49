package dateline.store.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class VersionChangesTest {

  private static final Document FIRST =
      new Document("versionKey", "1").append("slugline", "harbour").append("bodies", List.of("a"));
  private static final Document SECOND =
      new Document("versionKey", "2")
          .append("slugline", "harbour")
          .append("bodies", List.of("b"))
          .append("edNote", "CORRECTS");
  private static final Document TAKEN = new Document("versionKey", "3").append("withdrawn", true);

  @Test
  void namesTheFieldsThatDifferFromTheVersionBefore() {
    assertThat(VersionChanges.of(List.of(SECOND, FIRST), 0).orElseThrow())
        .containsExactly("bodies", "edNote");
  }

  @Test
  void firstVersionHasChangedNothing() {
    assertThat(VersionChanges.of(List.of(SECOND, FIRST), 1)).isEmpty();
  }

  @Test
  void nothingIsSaidOfATextThatWasTaken() {
    assertThat(VersionChanges.of(List.of(TAKEN, SECOND, FIRST), 0)).isEmpty();
    assertThat(VersionChanges.of(List.of(SECOND, TAKEN), 0)).isEmpty();
  }
}
