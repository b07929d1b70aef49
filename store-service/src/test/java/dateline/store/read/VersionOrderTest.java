package dateline.store.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class VersionOrderTest {

  @Test
  void numbersDecideWhereAllVersionsHaveOne() {
    assertThat(order(version("9", 1, 1), version("10", 2, 2), version("2", 3, 3)))
        .containsExactly("10", "9", "2");
  }

  @Test
  void timeDecidesElse() {
    assertThat(order(version("9", 1, 1), version(null, 2, 2), version("b", 2, 3)))
        .containsExactly("b", null, "9");
  }

  private static List<String> order(Document... versions) {
    return VersionOrder.newestFirst(List.of(versions)).stream()
        .map(version -> version.getString("version"))
        .toList();
  }

  private static Document version(String claimed, long time, long sequence) {
    return new Document("version", claimed)
        .append("sortTime", new Date(time))
        .append("sequence", sequence);
  }
}
