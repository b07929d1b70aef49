package dateline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SummaryTest {

  private static final Day.Promise PROMISE = new Day.Promise(2, 1, 1, 1, 1, 0, 1, 1);

  private static final Set<String> DAY = Set.of("urn:a", "urn:b");

  private static final List<JsonNode> ARTICLES =
      List.of(
          json(
              "{'uri':'urn:a','language':'de-AT','tags':[{'kind':'place'},{'kind':'place'},{'kind':'person'}],"
                  + "'relatedLinks':[{'kind':'sameText'}]}"),
          json("{'uri':'urn:b','language':'en','tags':[],'relatedLinks':[{'kind':'editorial'}]}"));

  private static final List<JsonNode> CHANGES =
      List.of(
          change("Created"),
          change("Created"),
          change("Created"),
          change("Updated"),
          change("Corrected"),
          change("Withdrawn"),
          change("Linked"));

  @Test
  void countsByKind() {
    Summary summary = Summary.of(DAY, ARTICLES, CHANGES, 1);

    assertThat(summary.lines())
        .containsExactly(
            "articles      2 {de=1, en=1}",
            "changes       7 {Corrected=1, Created=3, Linked=1, Updated=1, Withdrawn=1}",
            "tags          3 {person=1, place=2}",
            "related links 2 {editorial=1, sameText=1}",
            "dead letters  1");
    assertThat(summary.shortfalls(PROMISE)).isEmpty();
  }

  @Test
  void saysWhatIsNotAsPromised() {
    Summary summary = Summary.of(DAY, ARTICLES.subList(1, 2), CHANGES.subList(0, 5), 0);

    assertThat(summary.shortfalls(PROMISE))
        .containsExactly(
            "articles: 2 promised, 1 found",
            "withdrawn: 1 promised, 0 found",
            "same-text links: at least 1 promised, 0 found",
            "dead letters: at least 1 promised, 0 found");
  }

  @Test
  void storyOfSomebodyElseCountsForNothing() {
    List<JsonNode> articles = new ArrayList<>(ARTICLES);
    articles.add(json("{'uri':'urn:theirs','language':'pt','tags':[{'kind':'place'}]}"));
    List<JsonNode> changes = new ArrayList<>(CHANGES);
    changes.add(json("{'uri':'urn:theirs','kind':'Created'}"));
    changes.add(json("{'uri':'urn:theirs','kind':'Updated'}"));

    assertThat(Summary.of(DAY, articles, changes, 1))
        .isEqualTo(Summary.of(DAY, ARTICLES, CHANGES, 1));
  }

  private static JsonNode change(String kind) {
    return json("{'uri':'urn:a','kind':'" + kind + "'}");
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
