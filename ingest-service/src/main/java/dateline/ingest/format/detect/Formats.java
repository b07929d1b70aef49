package dateline.ingest.format.detect;

import dateline.ingest.format.Document;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.feed.FeedDocument;
import dateline.ingest.format.jsonfeed.JsonFeedDocument;
import dateline.ingest.format.mail.MailDocument;
import dateline.ingest.format.newsml.G2Document;
import dateline.ingest.format.newsml1.NewsMlDocument;
import dateline.ingest.format.ninjs.NinjsDocument;
import dateline.ingest.format.ninjs.NinjsLines;
import dateline.ingest.format.nitf.NitfDocument;
import dateline.ingest.format.page.HtmlPage;
import dateline.ingest.format.sitemap.SitemapDocument;
import dateline.ingest.format.text.PlainText;
import dateline.ingest.format.wire.TextWires;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The wire format of a media type. */
public final class Formats {

  /** What a sender may use, for answers that refuse another. */
  public static final String ACCEPTED =
      "application/json, application/ninjs+json, application/x-ndjson, text/html, text/plain,"
          + " text/vnd.iptc.7901, text/x-iptc7901, text/x-anpa1312,"
          + " application/rss+xml, application/atom+xml, application/feed+json,"
          + " application/vnd.iptc.g2.newsitem+xml,"
          + " application/vnd.iptc.g2.newsmessage+xml, text/vnd.iptc.newsml, application/nitf+xml,"
          + " message/rfc822, application/xml, text/xml, application/octet-stream";

  static final WireFormat JSON = new NinjsDocument();
  static final WireFormat NINJS = NinjsDocument.strict();
  static final WireFormat NINJS_LINES = new NinjsLines();
  static final WireFormat PAGE = new HtmlPage();
  static final WireFormat TEXT = new PlainText();
  static final WireFormat WIRES = new TextWires();
  static final WireFormat FEED = new FeedDocument();
  static final WireFormat JSON_FEED = new JsonFeedDocument();
  static final WireFormat SITEMAP = new SitemapDocument();
  static final WireFormat NEWSML = G2Document.strict();
  static final WireFormat NEWSML_XML = new G2Document();
  static final WireFormat NEWSML_1 = new NewsMlDocument();
  static final WireFormat NITF = new NitfDocument();
  static final WireFormat MAIL = new MailDocument(Formats::carried);
  private static final WireFormat JSON_BY_SHAPE = new JsonByShape();
  private static final WireFormat XML = new XmlByRoot();

  private Formats() {}

  /**
   * The format, if the type has one; vendor types count by their suffix (RFC 6839).
   *
   * @param mediaType {@code type/subtype}, without parameters, in any case
   */
  public static Optional<WireFormat> of(String mediaType) {
    String name = mediaType.toLowerCase(Locale.ROOT);
    return switch (name) {
      case "application/x-ndjson", "application/ndjson", "application/jsonl" ->
          Optional.of(NINJS_LINES);
      case "application/json", "text/json" -> Optional.of(JSON_BY_SHAPE);
      case "application/feed+json" -> Optional.of(JSON_FEED);
      case "text/html", "application/xhtml+xml" -> Optional.of(PAGE);
      case "text/plain" -> Optional.of(TEXT);
      case "text/vnd.iptc.7901", "text/x-iptc7901", "text/x-anpa1312" -> Optional.of(WIRES);
      case "application/xml", "text/xml" -> Optional.of(XML);
      case "message/rfc822", "application/mbox" -> Optional.of(MAIL);
      case "text/vnd.iptc.newsml", "application/vnd.iptc.newsml+xml", "text/newsml" ->
          Optional.of(NEWSML_1);
      case "application/nitf+xml", "application/vnd.nitf", "text/nitf" -> Optional.of(NITF);
      default -> bySuffix(name);
    };
  }

  /**
   * The format for a document that is still to come; empty for a media type that can be no news,
   * such as that of a picture.
   *
   * @param mediaType {@code type/subtype}, without parameters, in any case, if there is one
   */
  public static Optional<WireFormat> expected(Optional<String> mediaType) {
    Optional<String> name = mediaType.map(type -> type.toLowerCase(Locale.ROOT));
    boolean open = name.map(Detection::isGeneric).orElse(true);
    boolean known = open || Formats.of(name.get()).isPresent();
    return known ? Optional.of(new DetectedFormat(name)) : Optional.empty();
  }

  /** The format of what a mail carries, if it states items. */
  private static Optional<WireFormat> carried(Document part) {
    WireFormat format = Detection.of(part, Optional.of("application/octet-stream"));
    boolean states = !Set.of(TEXT, PAGE, MAIL, FEED, SITEMAP, JSON_FEED).contains(format);
    return states ? Optional.of(format) : Optional.empty();
  }

  private static Optional<WireFormat> bySuffix(String name) {
    if (!name.startsWith("application/")) {
      return Optional.empty();
    }
    if (name.endsWith("+json") && name.contains("ninjs")) {
      return Optional.of(NINJS);
    }
    boolean newsml = name.contains("newsml") || name.matches(".*[./-]g2[.+-].*");
    if (newsml && !name.endsWith("+json")) {
      return Optional.of(NEWSML);
    }
    if (name.endsWith("+xml") && name.contains("nitf")) {
      return Optional.of(NITF);
    }
    boolean feed =
        name.endsWith("+xml")
            && (name.contains("rss") || name.contains("atom") || name.contains("rdf"));
    return feed ? Optional.of(FEED) : Optional.empty();
  }
}
