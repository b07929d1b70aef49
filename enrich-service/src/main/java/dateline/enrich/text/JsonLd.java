package dateline.enrich.text;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The page's JSON-LD (schema.org), read with patience: comments, trailing commas, raw line ends and
 * several documents in one script are taken, and a script that breaks off gives what came before.
 */
final class JsonLd {

  private static final int MOST_NODES = 5_000;
  private static final int LONGEST_SCRIPT = 2_000_000;
  private static final Set<String> ARTICLES =
      Set.of(
          "NewsArticle",
          "Article",
          "ReportageNewsArticle",
          "AnalysisNewsArticle",
          "OpinionNewsArticle",
          "BackgroundNewsArticle",
          "ReviewNewsArticle",
          "AskPublicNewsArticle",
          "SatiricalArticle",
          "AdvertiserContentArticle",
          "BlogPosting",
          "LiveBlogPosting",
          "SocialMediaPosting",
          "Report",
          "TechArticle",
          "ScholarlyArticle");
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_JAVA_COMMENTS,
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_MISSING_VALUES)
          .build()
          .readerFor(JsonNode.class);

  private final List<JsonNode> objects = new ArrayList<>();
  private final Map<String, JsonNode> byId = new HashMap<>();

  private JsonLd() {}

  static JsonLd of(Document page) {
    JsonLd found = new JsonLd();
    for (Element script : page.select("script[type*=ld+json]")) {
      String data = script.data().strip();
      if (data.length() <= LONGEST_SCRIPT) {
        found.add(withoutWrapping(data));
      }
    }
    return found;
  }

  /** The article that the page is, if it says so: the one with a headline and the most to say. */
  Optional<JsonNode> article() {
    JsonNode best = null;
    for (JsonNode node : objects) {
      boolean named = node.has("headline") || node.has("name");
      if (isArticle(node) && named && (best == null || node.size() > best.size())) {
        best = node;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The first value of a member anywhere, for pages that do not say they are articles. */
  Optional<JsonNode> having(String member) {
    return objects.stream().map(o -> o.path(member)).filter(JsonNode::isTextual).findFirst();
  }

  /** The node itself, or the one that it only refers to. */
  JsonNode resolve(JsonNode node) {
    if (node.isObject() && node.size() == 1 && node.has("@id")) {
      return byId.getOrDefault(node.get("@id").asText(), node);
    }
    return node;
  }

  /** First type of a node, without its vocabulary's address. */
  static String type(JsonNode node) {
    JsonNode type = node.path("@type");
    String name = type.isArray() ? type.path(0).asText("") : type.asText("");
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** A member's values, whether it is one or a list. */
  static List<JsonNode> values(JsonNode node, String member) {
    JsonNode value = node.path(member);
    List<JsonNode> values = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(values::add);
    } else if (!value.isMissingNode() && !value.isNull()) {
      values.add(value);
    }
    return values;
  }

  private static boolean isArticle(JsonNode node) {
    JsonNode type = node.path("@type");
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (ARTICLES.contains(one.asText(""))) {
          return true;
        }
      }
      return false;
    }
    return ARTICLES.contains(type(node));
  }

  private void add(String script) {
    try (MappingIterator<JsonNode> documents = READER.readValues(script)) {
      while (documents.hasNextValue()) {
        collect(documents.nextValue());
      }
    } catch (IOException e) {
      // The page is read without what the broken rest would have said; its own text remains.
      return;
    }
  }

  private void collect(JsonNode root) {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty() && objects.size() < MOST_NODES) {
      JsonNode node = open.poll();
      if (node.isObject()) {
        objects.add(node);
        JsonNode id = node.path("@id");
        if (id.isTextual() && node.size() > 1) {
          byId.putIfAbsent(id.asText(), node);
        }
      }
      if (node.isContainerNode()) {
        node.forEach(open::add);
      }
    }
  }

  private static String withoutWrapping(String data) {
    String json = data;
    if (json.startsWith("<!--")) {
      json = json.substring(4);
    }
    if (json.startsWith("//<![CDATA[")) {
      json = json.substring(11);
    } else if (json.startsWith("<![CDATA[")) {
      json = json.substring(9);
    }
    int end = Math.max(json.lastIndexOf('}'), json.lastIndexOf(']'));
    return end < 0
        ? json
        : endsInMarkup(json, end)
            ? json.substring(0, json.lastIndexOf('}') + 1)
            : json.substring(0, end + 1);
  }

  /** {@code ]]>} closes the wrapping, not the data. */
  private static boolean endsInMarkup(String json, int end) {
    return end >= 1
        && json.charAt(end) == ']'
        && json.charAt(end - 1) == ']'
        && json.indexOf("]]>", end - 1) >= 0;
  }
}
