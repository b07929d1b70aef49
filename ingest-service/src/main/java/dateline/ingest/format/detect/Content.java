package dateline.ingest.format.detect;

import dateline.ingest.format.WireFormat;
import dateline.ingest.format.newsml.G2Document;
import dateline.ingest.format.newsml1.NewsMlDocument;
import dateline.ingest.format.sitemap.SitemapDocument;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a document's content can be told to be. */
enum Content {
  NEWSML_G2,
  NEWSML_1,
  NITF,
  FEED,
  SITEMAP,
  /** XML of a vocabulary that is not known: the feed reader says so. */
  XML,
  PAGE,
  NINJS,
  NINJS_LINES,
  JSON_FEED,
  WIRE,
  MAIL;

  private static final Set<String> FEEDS = Set.of("rss", "feed", "rdf", "channel");

  /** By a root element's name without its prefix. */
  static Optional<Content> ofRoot(String root) {
    if (G2Document.ROOTS.contains(root)) {
      return Optional.of(NEWSML_G2);
    }
    if (root.equals(NewsMlDocument.ROOT) || root.equals("NewsItem")) {
      return Optional.of(NEWSML_1);
    }
    if (root.equals("nitf")) {
      return Optional.of(NITF);
    }
    if (SitemapDocument.ROOTS.contains(root)) {
      return Optional.of(SITEMAP);
    }
    if (FEEDS.contains(root.toLowerCase(Locale.ROOT))) {
      return Optional.of(FEED);
    }
    return root.equalsIgnoreCase("html") ? Optional.of(PAGE) : Optional.empty();
  }

  boolean isJson() {
    return this == NINJS || this == NINJS_LINES || this == JSON_FEED;
  }

  /**
   * The format that reads it.
   *
   * @param strict whether it is held to the rules of a standard that nobody said it follows
   * @param declared what else would read it: it stands where it is of the same kind
   */
  WireFormat format(boolean strict, WireFormat declared) {
    return switch (this) {
      case NEWSML_G2 -> strict ? Formats.NEWSML : Formats.NEWSML_XML;
      case NEWSML_1 -> Formats.NEWSML_1;
      case NITF -> Formats.NITF;
      case FEED, XML -> Formats.FEED;
      case PAGE -> Formats.PAGE;
      case NINJS ->
          declared == Formats.NINJS_LINES ? declared : strict ? Formats.NINJS : Formats.JSON;
      case NINJS_LINES -> Formats.NINJS_LINES;
      case JSON_FEED -> Formats.JSON_FEED;
      case SITEMAP -> Formats.SITEMAP;
      case WIRE -> Formats.WIRES;
      case MAIL -> Formats.MAIL;
    };
  }
}
