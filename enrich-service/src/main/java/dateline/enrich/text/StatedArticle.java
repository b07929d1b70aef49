package dateline.enrich.text;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.enrich.text.ExtractedText.CreditLine;
import dateline.enrich.text.ExtractedText.LabelledTime;
import dateline.enrich.text.ExtractedText.MediaItem;
import dateline.enrich.text.ExtractedText.StatedEntity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Puts what a page's JSON-LD article states into the draft. */
final class StatedArticle {

  private final JsonLd graph;
  private final JsonNode article;
  private final Draft draft;

  StatedArticle(JsonLd graph, JsonNode article, Draft draft) {
    this.graph = graph;
    this.article = article;
    this.draft = draft;
  }

  void take() {
    draft.headline = text("headline").or(() -> text("name"));
    draft.kicker = text("alternativeHeadline").filter(t -> CleanText.words(t) <= 6);
    draft.summary = text("description");
    draft.language = draft.language.or(() -> language());
    draft.canonicalUrl =
        address("url")
            .or(() -> address("mainEntityOfPage"))
            .or(() -> text("@id"))
            .filter(StatedArticle::isWeb);
    draft.dateline = text("dateline");
    time("dateCreated", "firstCreated");
    time("datePublished", "published");
    time("dateModified", "versionCreated");
    JsonLd.values(article, "author").forEach(node -> credit(node, "author"));
    JsonLd.values(article, "editor").forEach(node -> credit(node, "editor"));
    JsonLd.values(article, "contributor").forEach(node -> credit(node, "contributor"));
    JsonLd.values(article, "publisher").stream()
        .map(graph::resolve)
        .findFirst()
        .flatMap(StatedArticle::name)
        .ifPresent(name -> draft.providerName = Optional.of(name));
    JsonLd.values(article, "articleSection")
        .forEach(n -> name(n).ifPresent(s -> draft.addCategories(split(s))));
    JsonLd.values(article, "keywords")
        .forEach(n -> name(n).ifPresent(s -> draft.addKeywords(split(s))));
    JsonLd.values(article, "about").forEach(this::entity);
    JsonLd.values(article, "mentions").forEach(this::entity);
    JsonLd.values(article, "image").forEach(node -> media(node, "image"));
    JsonLd.values(article, "video").forEach(node -> media(node, "video"));
  }

  /** The body that the page states, as plain text. */
  Optional<String> body() {
    return text("articleBody");
  }

  private void time(String member, String role) {
    text(member).ifPresent(raw -> draft.addTime(new LabelledTime(role, raw, "json-ld")));
  }

  private void credit(JsonNode node, String role) {
    JsonNode who = graph.resolve(node);
    if (who.isArray()) {
      who.forEach(one -> credit(one, role));
      return;
    }
    boolean desk = JsonLd.type(who).endsWith("Organization");
    name(who)
        .filter(n -> !n.startsWith("http") && n.length() <= 120)
        .ifPresent(
            n -> {
              String as =
                  Agencies.isKnown(n)
                      ? "agency"
                      : desk && role.equals("author") ? "publisher" : role;
              draft.addStatedCredit(new CreditLine(withoutBy(n), as, n));
            });
  }

  private static String withoutBy(String name) {
    List<CreditLine> read = Bylines.read(name);
    return read.size() == 1 ? read.get(0).name() : name;
  }

  private void entity(JsonNode node) {
    JsonNode thing = graph.resolve(node);
    Optional<String> uri =
        JsonLd.values(thing, "sameAs").stream()
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .findFirst()
            .or(
                () ->
                    Optional.ofNullable(thing.path("@id").textValue())
                        .filter(StatedArticle::isWeb));
    name(thing).ifPresent(n -> draft.addEntity(new StatedEntity(kind(JsonLd.type(thing)), n, uri)));
  }

  private static String kind(String type) {
    return switch (type) {
      case "Person" -> "person";
      case "Organization",
          "NewsMediaOrganization",
          "Corporation",
          "GovernmentOrganization",
          "SportsTeam" ->
          "organisation";
      case "Place", "City", "Country", "State", "AdministrativeArea" -> "place";
      case "Event", "SportsEvent" -> "event";
      default -> "subject";
    };
  }

  private void media(JsonNode node, String type) {
    JsonNode item = graph.resolve(node);
    Optional<String> href =
        item.isTextual()
            ? Optional.of(item.asText())
            : Optional.ofNullable(item.path("contentUrl").textValue())
                .or(() -> Optional.ofNullable(item.path("url").textValue()))
                .or(() -> Optional.ofNullable(item.path("embedUrl").textValue()));
    href.filter(StatedArticle::isWeb)
        .ifPresent(
            h ->
                draft.addMedia(
                    new MediaItem(
                        type,
                        h,
                        member(item, "caption"),
                        Optional.empty(),
                        member(item, "creditText"),
                        size(item, "width"),
                        size(item, "height"))));
  }

  private static Optional<Integer> size(JsonNode item, String member) {
    JsonNode value = item.path(member);
    int size = value.isObject() ? value.path("value").asInt(0) : value.asInt(0);
    return size > 0 ? Optional.of(size) : Optional.empty();
  }

  private Optional<String> language() {
    return text("inLanguage").or(() -> member(article.path("inLanguage"), "alternateName"));
  }

  private Optional<String> address(String member) {
    JsonNode node = article.path(member);
    String url =
        node.isObject() ? node.path("@id").asText(node.path("url").asText("")) : node.asText("");
    return Optional.of(url).filter(StatedArticle::isWeb);
  }

  private Optional<String> text(String member) {
    return member(article, member);
  }

  private static Optional<String> member(JsonNode node, String member) {
    List<JsonNode> values = JsonLd.values(node, member);
    return values.stream()
        .filter(JsonNode::isTextual)
        .map(n -> clean(n.asText()))
        .filter(t -> !t.isEmpty())
        .findFirst();
  }

  private static Optional<String> name(JsonNode node) {
    return node.isTextual()
        ? Optional.of(clean(node.asText())).filter(t -> !t.isEmpty())
        : member(node, "name");
  }

  /** Some publishers escape for HTML inside of JSON. */
  private static String clean(String text) {
    String plain = text.indexOf('&') >= 0 ? Parser.unescapeEntities(text, false) : text;
    String bare =
        plain.indexOf('<') >= 0 && plain.indexOf('>') >= 0
            ? new Element("p").html(plain).text()
            : plain;
    return bare.indexOf('\n') >= 0 ? CleanText.lines(bare).strip() : CleanText.line(bare);
  }

  private static List<String> split(String names) {
    return Arrays.asList(names.split("\\s*[,;|]\\s*"));
  }

  static boolean isWeb(String url) {
    return url.startsWith("https://") || url.startsWith("http://");
  }
}
