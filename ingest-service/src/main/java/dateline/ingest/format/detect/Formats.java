package dateline.ingest.format.detect;

import dateline.ingest.format.WireFormat;
import dateline.ingest.format.feed.FeedDocument;
import dateline.ingest.format.newsml.G2Document;
import dateline.ingest.format.ninjs.NinjsDocument;
import dateline.ingest.format.ninjs.NinjsLines;
import dateline.ingest.format.nitf.NitfDocument;
import dateline.ingest.format.page.HtmlPage;
import dateline.ingest.format.text.PlainText;
import dateline.ingest.format.wire.TextWires;
import java.util.Locale;
import java.util.Optional;

/** The wire format of a media type. */
public final class Formats {

  /** What a sender may use, for answers that refuse another. */
  public static final String ACCEPTED =
      "application/json, application/ninjs+json, application/x-ndjson, text/html, text/plain,"
          + " text/vnd.iptc.7901, text/x-iptc7901, text/x-anpa1312,"
          + " application/rss+xml, application/atom+xml, application/vnd.iptc.g2.newsitem+xml,"
          + " application/vnd.iptc.g2.newsmessage+xml, application/nitf+xml, application/xml,"
          + " text/xml";

  private static final WireFormat JSON = new NinjsDocument();
  private static final WireFormat NINJS = NinjsDocument.strict();
  private static final WireFormat NINJS_LINES = new NinjsLines();
  private static final WireFormat PAGE = new HtmlPage();
  private static final WireFormat TEXT = new PlainText();
  private static final WireFormat WIRES = new TextWires();
  private static final WireFormat FEED = new FeedDocument();
  private static final WireFormat NEWSML = G2Document.strict();
  private static final WireFormat NITF = new NitfDocument();
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
      case "application/json", "text/json" -> Optional.of(JSON);
      case "text/html", "application/xhtml+xml" -> Optional.of(PAGE);
      case "text/plain" -> Optional.of(TEXT);
      case "text/vnd.iptc.7901", "text/x-iptc7901", "text/x-anpa1312" -> Optional.of(WIRES);
      case "application/xml", "text/xml" -> Optional.of(XML);
      case "application/nitf+xml", "application/vnd.nitf", "text/nitf" -> Optional.of(NITF);
      default -> bySuffix(name);
    };
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
