package dateline.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Article;
import dateline.Text;
import dateline.TimeStatement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedFieldsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static Article.Builder article(Instant received) {
    return Article.newBuilder()
        .setUri("u")
        .setVersionKey("k" + received)
        .setContentHash("h" + received)
        .setFeed("f")
        .setProvider("p")
        .setFirstSeen(NOON)
        .setReceived(received)
        .setEnriched(received)
        .setTimes(List.of(time("mentioned", NOON)));
  }

  private static TimeStatement time(String role, Instant instant) {
    return TimeStatement.newBuilder()
        .setRole(role)
        .setRaw("x")
        .setInstant(instant)
        .setRule("offset")
        .setSource("body")
        .build();
  }

  @Test
  void namesWhatDiffersAndNothingThatEveryDeliveryChanges() {
    Article before = article(NOON).setVersion("1").build();
    Article after =
        article(NOON.plusSeconds(60))
            .setVersion("2")
            .setVersionCreated(NOON)
            .setHeadlines(List.of(Text.newBuilder().setRole("main").setValue("New").build()))
            .build();
    assertThat(ChangedFields.between(before, after))
        .containsExactly("version", "versionCreated", "headlines");
  }

  @Test
  void equalOptionalTimesAreNoDifference() {
    assertThat(ChangedFields.between(article(NOON).build(), article(NOON.plusSeconds(1)).build()))
        .isEmpty();
  }

  @Test
  void otherInstantInAListIsADifference() {
    Article after = article(NOON).setTimes(List.of(time("mentioned", NOON.plusSeconds(1)))).build();
    assertThat(ChangedFields.between(article(NOON).build(), after)).containsExactly("times");
  }
}
