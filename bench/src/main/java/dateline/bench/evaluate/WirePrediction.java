package dateline.bench.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.Article;
import dateline.RawArticle;
import dateline.RawTag;
import dateline.Text;
import dateline.TimeStatement;
import dateline.ingest.format.Parts;
import dateline.ingest.format.WireItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One item of the evaluation's {@code wire}, in its words. */
final class WirePrediction {

  /** Categories of a text wire are no subjects of a vocabulary. */
  private static final Set<String> CATEGORIES = Set.of("iptc-7901", "anpa-1312");

  /** What stands behind the keywords of a text wire: {@code BC-Storm,2nd Ld,0650}. */
  private static final Pattern TAKE_KEY =
      Pattern.compile("[^,]+,\\s*(\\D[^,]*?)\\s*(?:,\\s*\\d{2,5})?\\s*");

  private static final ObjectMapper JSON = new ObjectMapper();

  private WirePrediction() {}

  /** Of an item that became an article. */
  static ObjectNode of(WireItem item, RawArticle raw, Article article) {
    ObjectNode out = of(item, raw);
    out.put("title", first(article.getHeadlines(), "main").orElse(null));
    Optional<String> body = first(article.getBodies(), "main");
    out.put("body", body.orElse(null));
    out.put("body_html", first(article.getBodies(), "richtext").orElse(null));
    article.getBodies().stream()
        .map(Text::getWordCount)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .ifPresent(words -> out.put("word_count", stated(raw).orElse(words)));
    out.put(
        "summary",
        first(article.getDescriptions(), "standfirst")
            .or(() -> first(article.getDescriptions(), "summary"))
            .orElse(null));
    out.put(
        "language",
        article.getDeclaredLanguage() == null
            ? article.getLanguage()
            : article.getDeclaredLanguage());
    out.put(
        "byline",
        Optional.ofNullable(out.get("byline")).map(b -> b.asText(null)).orElse(article.getBy()));
    ArrayNode authors = out.putArray("authors");
    article.getCredits().stream()
        .filter(credit -> credit.getRole().equals("author"))
        .forEach(credit -> authors.add(credit.getName()));
    ObjectNode dateline = out.putObject("dateline");
    dateline.put("text", article.getDateline());
    dateline.put("city", article.getLocated());
    out.put(
        "published",
        time(article, "published", article.getPublished())
            .or(() -> time(article, "firstCreated", article.getFirstCreated()))
            .or(() -> time(article, "versionCreated", article.getVersionCreated()))
            .orElse(null));
    out.put("updated", time(article, "versionCreated", article.getVersionCreated()).orElse(null));
    out.put("embargoed", time(article, "embargoed", article.getEmbargoed()).orElse(null));
    out.put("expires", time(article, "expires", article.getExpires()).orElse(null));
    return out;
  }

  /** Of an item without a text to publish, such as a kill. */
  static ObjectNode of(WireItem item, RawArticle raw) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("title", item.headline().orElse(null));
    out.put("slugline", raw.getSlugline());
    out.put(
        "byline",
        item.parts().credits().stream()
            .filter(credit -> credit.role().equals("author"))
            .map(Parts.Credit::raw)
            .findFirst()
            .orElse(null));
    out.put("guid", remainder(raw).path("uri").asText(raw.getGuid()));
    out.put("uri", item.identity().identifier());
    out.put("version", raw.getVersion());
    out.put("urgency", raw.getUrgency());
    out.put("priority", raw.getUrgency());
    out.put("status", raw.getPubStatus() == null ? "usable" : raw.getPubStatus());
    subjects(raw, out);
    labels(raw, "keyword", out.putArray("keywords"));
    labels(raw, "place", out.putArray("places"));
    out.put("usage_terms", raw.getUsageTerms());
    out.put("ednote", raw.getEdNote());
    out.put("sequence", sequence(raw).orElse(null));
    out.put("take_key", takeKey(raw).orElse(null));
    out.put("type", remainder(raw).path("type").asText("text"));
    out.put("source", raw.getInfoSource());
    ArrayNode images = out.putArray("images");
    raw.getMedia().stream()
        .filter(medium -> medium.getType().equals("image"))
        .forEach(
            medium ->
                images
                    .addObject()
                    .put("title", medium.getTitle())
                    .put("alt", medium.getAlt() == null ? medium.getCaption() : medium.getAlt()));
    return out;
  }

  private static void subjects(RawArticle raw, ObjectNode out) {
    ArrayNode subjects = out.putArray("subjects");
    ArrayNode categories = out.putArray("categories");
    for (RawTag tag : raw.getTags()) {
      if (!tag.getKind().equals("subject")) {
        continue;
      }
      if (CATEGORIES.contains(String.valueOf(tag.getScheme()))) {
        categories.add(tag.getLabel());
      } else {
        subjects
            .addObject()
            .put("code", tag.getLiteral() == null ? tail(tag.getUri()) : tag.getLiteral())
            .put("name", tag.getLabel());
      }
    }
  }

  private static String tail(String uri) {
    return uri == null
        ? null
        : uri.substring(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#')) + 1);
  }

  private static void labels(RawArticle raw, String kind, ArrayNode out) {
    raw.getTags().stream()
        .filter(tag -> tag.getKind().equals(kind))
        .filter(tag -> !"anpa-selector".equals(tag.getScheme()))
        .map(RawTag::getLabel)
        .forEach(out::add);
  }

  /** The number by which the wire counts its messages. */
  private static Optional<String> sequence(RawArticle raw) {
    return raw.getWireNumbers().stream().map(number -> number.split("/")[1]).findFirst();
  }

  private static Optional<String> takeKey(RawArticle raw) {
    if (!CATEGORIES.contains(raw.getFormat()) || raw.getSlugline() == null) {
      return Optional.empty();
    }
    Matcher key = TAKE_KEY.matcher(raw.getSlugline());
    return key.matches() ? Optional.of(key.group(1)) : Optional.empty();
  }

  /** What the item states that only the article's ninjs remainder has a place for. */
  private static JsonNode remainder(RawArticle raw) {
    try {
      return JSON.readTree(Optional.ofNullable(raw.getNinjs()).orElse("{}"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the remainder is JSON", e);
    }
  }

  /** The number of words as the format states it. */
  private static Optional<Integer> stated(RawArticle raw) {
    JsonNode rest = remainder(raw);
    JsonNode words =
        rest.path("wordCount").isInt() ? rest.path("wordCount") : rest.at("/bodies/0/wordCount");
    return words.isInt() ? Optional.of(words.asInt()) : Optional.empty();
  }

  private static Optional<String> first(List<Text> texts, String role) {
    return texts.stream()
        .filter(text -> text.getRole().equals(role))
        .map(Text::getValue)
        .findFirst();
  }

  /** The moment as stated, with its own offset where it has one; else its date, or its words. */
  private static Optional<String> time(Article article, String role, Instant instant) {
    Stream<TimeStatement> stated =
        article.getTimes().stream().filter(time -> time.getRole().equals(role));
    return instant != null
        ? Optional.of(instant.toString())
        : stated
            .map(time -> time.getLocalDate() == null ? time.getRaw() : time.getLocalDate())
            .findFirst();
  }
}
