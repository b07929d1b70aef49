package dateline.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the pipeline holds of some articles, counted from what its read side answers. Whatever else
 * it holds does not count: somebody may have pushed stories of their own.
 *
 * @param articles readable articles
 * @param changes how many changes there are of each kind
 * @param tags tags on all readable articles, by kind
 * @param links related links on all readable articles, by kind
 * @param languages readable articles by language
 * @param deadLetters items that couldn't be processed, of whatever article
 */
public record Summary(
    int articles,
    Map<String, Integer> changes,
    Map<String, Integer> tags,
    Map<String, Integer> links,
    Map<String, Integer> languages,
    int deadLetters) {

  /**
   * Counts.
   *
   * @param uris the articles that count
   */
  public static Summary of(
      Set<String> uris, List<JsonNode> articles, List<JsonNode> changes, int deadLetters) {
    List<JsonNode> ours = among(uris, articles);
    Map<String, Integer> kinds = new TreeMap<>();
    among(uris, changes).forEach(change -> count(kinds, change.path("kind").asText()));
    Map<String, Integer> tags = new TreeMap<>();
    Map<String, Integer> links = new TreeMap<>();
    Map<String, Integer> languages = new TreeMap<>();
    for (JsonNode article : ours) {
      article.path("tags").forEach(tag -> count(tags, tag.path("kind").asText()));
      article.path("relatedLinks").forEach(link -> count(links, link.path("kind").asText()));
      count(languages, article.path("language").asText("?").replaceFirst("-.*", ""));
    }
    return new Summary(ours.size(), kinds, tags, links, languages, deadLetters);
  }

  /** What is not as promised, in words; empty if all is. */
  public List<String> shortfalls(Day.Promise promise) {
    List<String> shortfalls = new ArrayList<>();
    equal(shortfalls, "articles", promise.articles(), articles);
    equal(shortfalls, "withdrawn", promise.withdrawn(), changes.getOrDefault("Withdrawn", 0));
    equal(shortfalls, "corrected", promise.corrected(), changes.getOrDefault("Corrected", 0));
    equal(shortfalls, "updated", promise.updated(), changes.getOrDefault("Updated", 0));
    atLeast(shortfalls, "same-text links", promise.sameText(), links.getOrDefault("sameText", 0));
    atLeast(
        shortfalls, "same-story links", promise.sameStory(), links.getOrDefault("sameStory", 0));
    atLeast(
        shortfalls,
        "editorial links",
        promise.editorialLinks(),
        links.getOrDefault("editorial", 0));
    atLeast(shortfalls, "dead letters", promise.deadLetters(), deadLetters);
    return shortfalls;
  }

  /** Lines for a person. */
  public List<String> lines() {
    return List.of(
        "articles      " + articles + " " + languages,
        "changes       " + sum(changes) + " " + changes,
        "tags          " + sum(tags) + " " + tags,
        "related links " + sum(links) + " " + links,
        "dead letters  " + deadLetters);
  }

  private static List<JsonNode> among(Set<String> uris, List<JsonNode> all) {
    return all.stream().filter(each -> uris.contains(each.path("uri").asText())).toList();
  }

  private static void equal(List<String> shortfalls, String what, int promised, int found) {
    if (promised != found) {
      shortfalls.add(what + ": " + promised + " promised, " + found + " found");
    }
  }

  private static void atLeast(List<String> shortfalls, String what, int promised, int found) {
    if (found < promised) {
      shortfalls.add(what + ": at least " + promised + " promised, " + found + " found");
    }
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static void count(Map<String, Integer> counts, String key) {
    counts.merge(key, 1, Integer::sum);
  }
}
