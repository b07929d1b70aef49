package dateline.ingest.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.detect.Formats;
import dateline.ingest.format.xml.XmlText;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * A document looked at as polling would: what it is by its content, what is read of it, and what it
 * says about itself.
 *
 * @param kind what its content is
 * @param decoded its text
 * @param head what it says about itself
 * @param reading what was read of it; empty if nothing of ours reads it
 */
record FeedLook(Kind kind, DecodedText decoded, Head head, Optional<Reading> reading) {

  /** The beginning of a document holds what it says about itself. */
  private static final int HEAD_CHARS = 128 * 1024;

  private static final int SNIFFED = 2_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> ENTRIES = Set.of("item", "entry");

  /** What the content of a document is. */
  enum Kind {
    RSS,
    ATOM,
    JSON_FEED,
    NEWS_SITEMAP,
    SITEMAP,
    HTML,
    OTHER_XML,
    OTHER_JSON,
    OTHER;

    /** Its name in the API. */
    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isFeed() {
      return this == RSS || this == ATOM || this == JSON_FEED || this == NEWS_SITEMAP;
    }
  }

  /**
   * What a feed says about itself.
   *
   * @param title its title
   * @param site the address of its site
   * @param language its language
   * @param hubs hubs that announce its changes
   * @param self its own address
   */
  record Head(
      Optional<String> title,
      Optional<String> site,
      Optional<String> language,
      List<String> hubs,
      Optional<String> self) {

    static final Head NONE =
        new Head(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }

  /**
   * Looks.
   *
   * @param bytes the document
   * @param declared the media type that it came with
   * @param forced the media type that it is read as, where the feed says so
   * @param charset the charset that it came with
   * @param location where it was found
   * @param day the day on which it came
   */
  static FeedLook at(
      byte[] bytes,
      Optional<String> declared,
      Optional<String> forced,
      Optional<String> charset,
      URI location,
      LocalDate day,
      Bounds bounds) {
    Document document =
        new Document(bytes, charset, Optional.of(location), Optional.empty(), Optional.of(day));
    DecodedText decoded = XmlText.of(document);
    Kind kind = kind(decoded.text());
    Head head = head(kind, decoded.text());
    // What the server declares counts only where the content says nothing.
    Optional<WireFormat> format =
        forced
            .flatMap(Formats::of)
            .or(() -> format(kind))
            .or(() -> kind == Kind.OTHER ? declared.flatMap(Formats::of) : Optional.empty());
    return new FeedLook(kind, decoded, head, format.map(reader -> read(reader, document, bounds)));
  }

  /** The entries, sound and broken; none where it could not be read. */
  List<Entry> entries() {
    return reading
        .filter(Reading.Items.class::isInstance)
        .map(items -> ((Reading.Items) items).entries())
        .orElse(List.of());
  }

  private static Reading read(WireFormat format, Document document, Bounds bounds) {
    try {
      return format.read(document, bounds);
    } catch (RuntimeException | StackOverflowError e) {
      // A fault of ours, of which this dry run is a good place to learn.
      return new Reading.Unreadable("could not be read: " + e);
    }
  }

  private static Optional<WireFormat> format(Kind kind) {
    return switch (kind) {
      case RSS, ATOM, OTHER_XML -> Formats.of("application/xml");
      case JSON_FEED -> Formats.of("application/feed+json");
      case OTHER_JSON -> Formats.of("application/json");
      case NEWS_SITEMAP, SITEMAP -> Formats.of("application/sitemap+xml");
      case HTML -> Formats.of("text/html");
      case OTHER -> Optional.empty();
    };
  }

  private static Kind kind(String text) {
    int start = 0;
    while (start < text.length()
        && (Character.isWhitespace(text.charAt(start)) || text.charAt(start) == '\uFEFF')) {
      start++;
    }
    String head =
        text.substring(start, Math.min(text.length(), start + SNIFFED)).toLowerCase(Locale.ROOT);
    if (head.startsWith("{") || head.startsWith("[")) {
      return head.contains("jsonfeed.org/version/") ? Kind.JSON_FEED : Kind.OTHER_JSON;
    }
    if (!head.contains("<")) {
      return Kind.OTHER;
    }
    if (head.contains("<rss") || head.contains("<rdf:rdf") || head.contains("<channel")) {
      return Kind.RSS;
    }
    if (head.contains("<html") || head.contains("<!doctype html")) {
      return Kind.HTML;
    }
    if (head.contains("<urlset") || head.contains("<sitemapindex")) {
      return head.contains("sitemap-news/") ? Kind.NEWS_SITEMAP : Kind.SITEMAP;
    }
    if (head.contains("<feed") || head.contains("<atom:feed")) {
      return Kind.ATOM;
    }
    return head.startsWith("<?xml") ? Kind.OTHER_XML : Kind.HTML;
  }

  private static Head head(Kind kind, String text) {
    return switch (kind) {
      case RSS, ATOM -> xmlHead(text.substring(0, Math.min(text.length(), HEAD_CHARS)));
      case JSON_FEED -> jsonHead(text);
      default -> Head.NONE;
    };
  }

  private static Head xmlHead(String text) {
    List<String> hubs = new ArrayList<>();
    String title = "";
    String site = "";
    String language = "";
    String self = "";
    for (Element each : Jsoup.parse(text, "", Parser.xmlParser()).getAllElements()) {
      if (each.parents().stream().anyMatch(p -> ENTRIES.contains(local(p)) || isImage(p))) {
        continue;
      }
      String rel = each.attr("rel").toLowerCase(Locale.ROOT);
      if (language.isEmpty()) {
        language = each.attr("xml:lang");
      }
      switch (local(each)) {
        case "title" -> title = title.isEmpty() ? each.text() : title;
        case "language" -> language = each.text();
        case "link" -> {
          if (rel.equals("hub")) {
            hubs.add(each.attr("href"));
          } else if (rel.equals("self")) {
            self = each.attr("href");
          } else if (site.isEmpty() && (rel.isEmpty() || rel.equals("alternate"))) {
            site = each.hasAttr("href") ? each.attr("href") : each.text();
          }
        }
        default -> {
          // Nothing that is asked for here.
        }
      }
    }
    return new Head(stated(title), stated(site), stated(language), List.copyOf(hubs), stated(self));
  }

  private static Head jsonHead(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      List<String> hubs = new ArrayList<>();
      json.path("hubs").forEach(hub -> hubs.add(hub.path("url").asText()));
      return new Head(
          stated(json.path("title").asText()),
          stated(json.path("home_page_url").asText()),
          stated(json.path("language").asText()),
          List.copyOf(hubs),
          stated(json.path("feed_url").asText()));
    } catch (JsonProcessingException e) {
      return Head.NONE;
    }
  }

  private static boolean isImage(Element element) {
    return Set.of("image", "textinput", "source").contains(local(element));
  }

  private static String local(Element element) {
    String name = element.tagName().toLowerCase(Locale.ROOT);
    return name.substring(name.indexOf(':') + 1);
  }

  private static Optional<String> stated(String text) {
    String line = text.strip();
    return line.isEmpty()
        ? Optional.empty()
        : Optional.of(line.length() > 500 ? line.substring(0, 500) : line);
  }
}
