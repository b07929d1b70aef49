package dateline.enrich.text;

import dateline.enrich.text.ExtractedText.CreditLine;
import dateline.enrich.text.ExtractedText.LabelledTime;
import dateline.enrich.text.ExtractedText.MediaItem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Puts what the head of a page and its microdata state into the draft: OpenGraph, the {@code
 * article:} vocabulary, Dublin Core, {@code link rel=canonical}. JSON-LD has been read before and
 * goes first.
 */
final class MetaTags {

  private static final List<String> PUBLISHED =
      List.of(
          "article:published_time",
          "og:article:published_time",
          "og:published_time",
          "datepublished",
          "publishdate",
          "publish-date",
          "publish_date",
          "pubdate",
          "publication_date",
          "parsely-pub-date",
          "sailthru.date",
          "dc.date.issued",
          "dcterms.issued",
          "dcterms.created",
          "dc.date",
          "dc.date.created",
          "dcterms.date",
          "date",
          "article.published",
          "published_at",
          "cxenseparse:recs:publishtime",
          "citation_publication_date",
          "bt:pubdate",
          "article_date_original",
          "originalpublicationdate",
          "datecreated");
  private static final List<String> MODIFIED =
      List.of(
          "article:modified_time",
          "og:updated_time",
          "og:article:modified_time",
          "datemodified",
          "last-modified",
          "lastmod",
          "dcterms.modified",
          "dc.date.modified",
          "article.updated",
          "modified",
          "revision_date",
          "updated_time");
  private static final List<String> AUTHOR =
      List.of(
          "author",
          "article:author",
          "byl",
          "dc.creator",
          "dcterms.creator",
          "parsely-author",
          "sailthru.author",
          "article:author_name",
          "citation_author");
  private static final Set<String> MANY =
      Set.of("article:tag", "article:section", "og:article:tag");

  private final Document page;
  private final Draft draft;
  private final Map<String, String> single = new HashMap<>();

  MetaTags(Document page, Draft draft) {
    this.page = page;
    this.draft = draft;
  }

  void take() {
    for (Element meta : page.select("meta[content]")) {
      String name =
          meta.attr(
              meta.hasAttr("property") ? "property" : meta.hasAttr("name") ? "name" : "itemprop");
      String key = name.strip().toLowerCase(Locale.ROOT);
      String value = CleanText.line(meta.attr("content"));
      if (value.isEmpty() || key.isEmpty()) {
        continue;
      }
      if (MANY.contains(key)) {
        takeMany(key, value);
      } else {
        single.putIfAbsent(key, value);
      }
    }
    draft.headline =
        draft.headline.or(
            () -> first("og:title", "twitter:title", "dc.title").map(this::withoutSite));
    draft.summary =
        draft.summary.or(() -> first("og:description", "description", "twitter:description"));
    draft.canonicalUrl = canonical().or(() -> draft.canonicalUrl).or(() -> first("og:url"));
    draft.providerName =
        draft.providerName.or(() -> first("og:site_name", "application-name", "dc.publisher"));
    draft.language =
        attribute("html", "lang")
            .or(() -> draft.language)
            .or(() -> first("og:locale", "content-language", "language", "dc.language"))
            .map(MetaTags::tag);
    first("news_keywords", "keywords", "parsely-tags", "sailthru.tags")
        .ifPresent(k -> draft.addKeywords(split(k)));
    first("parsely-section", "section").ifPresent(s -> draft.addCategories(split(s)));
    takeTimes();
    takeAuthor();
    first("og:image", "twitter:image").filter(StatedArticle::isWeb).ifPresent(this::takeImage);
  }

  private String withoutSite(String title) {
    return SiteNames.withoutSite(
        title,
        draft.providerName.or(() -> first("og:site_name")),
        draft.canonicalUrl.or(() -> first("og:url")));
  }

  private void takeMany(String key, String value) {
    if (key.endsWith("tag")) {
      draft.addKeywords(List.of(value));
    } else {
      draft.addCategories(List.of(value));
    }
  }

  private void takeTimes() {
    named(PUBLISHED).ifPresent(e -> take("published", e.getValue(), e.getKey()));
    named(MODIFIED).ifPresent(e -> take("versionCreated", e.getValue(), e.getKey()));
    for (Element element :
        page.select("[itemprop=datePublished], [itemprop=dateModified], time[pubdate]")) {
      String raw = CleanText.line(value(element));
      String role =
          element.attr("itemprop").equals("dateModified") ? "versionCreated" : "published";
      take(role, raw, element.hasAttr("itemprop") ? element.attr("itemprop") : "time");
    }
  }

  private void take(String role, String raw, String source) {
    if (!raw.isEmpty() && raw.length() <= 100 && !draft.hasTime(role)) {
      draft.addTime(new LabelledTime(role, raw, source));
    }
  }

  static String value(Element element) {
    if (element.hasAttr("datetime")) {
      return element.attr("datetime");
    }
    return element.hasAttr("content") ? element.attr("content") : element.text();
  }

  private void takeAuthor() {
    for (String key : AUTHOR) {
      String value = single.get(key);
      if (value == null || value.startsWith("http") || value.length() > 120) {
        continue;
      }
      String line = Bylines.read(value).isEmpty() ? "By: " + value : value;
      for (CreditLine credit : Bylines.read(line)) {
        draft.addStatedCredit(new CreditLine(credit.name(), credit.role(), value));
      }
      return;
    }
  }

  private void takeImage(String href) {
    draft.addMedia(
        new MediaItem(
            "image",
            href,
            Optional.empty(),
            first("og:image:alt"),
            Optional.empty(),
            number("og:image:width"),
            number("og:image:height")));
  }

  private Optional<Integer> number(String key) {
    return first(key)
        .filter(v -> v.length() <= 5 && v.chars().allMatch(c -> c >= '0' && c <= '9'))
        .map(Integer::valueOf);
  }

  private Optional<String> canonical() {
    Element link = page.selectFirst("link[rel=canonical][href]");
    return link == null
        ? Optional.empty()
        : Optional.of(link.absUrl("href")).filter(StatedArticle::isWeb);
  }

  private Optional<String> attribute(String tag, String name) {
    Element element = page.selectFirst(tag + "[" + name + "]");
    return element == null
        ? Optional.empty()
        : Optional.of(element.attr(name).strip()).filter(v -> v.length() >= 2);
  }

  private Optional<Map.Entry<String, String>> named(List<String> keys) {
    return keys.stream()
        .filter(single::containsKey)
        .findFirst()
        .map(k -> Map.entry(k, single.get(k)));
  }

  private Optional<String> first(String... keys) {
    return Arrays.stream(keys).filter(single::containsKey).findFirst().map(single::get);
  }

  private static String tag(String language) {
    String tag =
        Locale.forLanguageTag(language.replace('_', '-').split("[,; ]", 2)[0]).toLanguageTag();
    return tag.equals("und") ? language : tag;
  }

  private static List<String> split(String names) {
    return Arrays.asList(names.split("\\s*[,;|]\\s*"));
  }
}
