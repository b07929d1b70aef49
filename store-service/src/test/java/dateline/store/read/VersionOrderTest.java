package dateline.store.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class VersionOrderTest {

  @Test
  void claimedVersionsDecide() {
    assertThat(order(version("9", 1, 1), version("10", 2, 2), version("2", 3, 3)))
        .containsExactly("10", "9", "2");
  }

  @Test
  void takesComeInTheirOrder() {
    assertThat(order(version("0.10", 1, 1), version("0.9", 2, 2), version("1", 0, 3)))
        .containsExactly("1", "0.10", "0.9");
  }

  @Test
  void versionsWithoutAClaimStandBeforeThemByTime() {
    assertThat(order(version("9", 1, 1), version(null, 3, 2), version(null, 2, 3)))
        .containsExactly("9", null, null);
  }

  private static List<String> order(Document... versions) {
    return VersionOrder.newestFirst(List.of(versions)).stream()
        .map(version -> version.getString("version"))
        .toList();
  }

  private static Document version(String claimed, long time, long sequence) {
    return new Document("version", claimed)
        .append("sortTime", new Date(time))
        .append("versionKey", claimed + "-" + sequence);
  }
}
