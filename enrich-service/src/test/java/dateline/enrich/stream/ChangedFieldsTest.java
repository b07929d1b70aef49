package dateline.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Article;
import dateline.TimeStatement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedFieldsTest {

  private static final Instant PUBLISHED = Instant.parse("2025-10-14T06:30:00Z");

  @Test
  void stateReadBackFromTheStore_isComparedByItsInstants() {
    Article stored = StateCodec.article(StateCodec.bytes(article("2025-10-14T06:30:00Z")));

    assertThat(ChangedFields.between(stored, article("2025-10-14T06:30:00Z"))).isEmpty();
    assertThat(ChangedFields.between(stored, article("2025-10-14T15:45:00Z")))
        .containsExactly("versionCreated", "times");
  }

  private static Article article(String updated) {
    Instant version = Instant.parse(updated);
    return Article.newBuilder()
        .setUri("urn:dateline:acme:00000000000000000000000000")
        .setVersionKey("1")
        .setContentHash("0")
        .setFeed("acme")
        .setProvider("acme")
        .setFirstSeen(PUBLISHED)
        .setReceived(PUBLISHED)
        .setEnriched(PUBLISHED)
        .setPublished(PUBLISHED)
        .setVersionCreated(version)
        .setTimes(List.of(time("published", PUBLISHED), time("versionCreated", version)))
        .build();
  }

  private static TimeStatement time(String role, Instant instant) {
    return TimeStatement.newBuilder()
        .setRole(role)
        .setRaw(role.equals("published") ? "same characters" : instant.toString())
        .setInstant(instant)
        .setRule("offset")
        .setSource("atom")
        .build();
  }
}
