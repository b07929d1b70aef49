package dateline.ingest.format.feed;

import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Payload;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * An RSS (0.9x, 1.0, 2.0) or Atom (0.3, 1.0) document: each entry is an item, and its bytes are the
 * entry's own part of the document in UTF-8. Where the document is broken, the entries that can
 * still be read are, and the others are handed on as they stand.
 */
public final class FeedDocument implements WireFormat {

  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
  private static final Set<String> ROOTS =
      Set.of("rss", "rdf:RDF", "RDF", "channel", "atom:feed", "atom:entry", "feed");

  /** An entry, and its text as it was before any repair. */
  private record Found(XmlElement element, String slice) {}

  @Override
  public Reading read(Document document) {
    String text = fromFirstTag(decoded(document).text());
    List<Found> found = new ArrayList<>();
    FeedScanner scanner =
        new FeedScanner(text, XmlNames.none(), e -> found.add(new Found(e, e.slice())));
    List<Entry> broken = new ArrayList<>();
    String fault = "";
    try {
      scanner.scan();
    } catch (XMLStreamException | RuntimeException e) {
      // Woodstox wraps what it meets inside of lazily read parts into unchecked exceptions.
      fault = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      recover(text, scanner, found, broken);
    }
    boolean feed = ROOTS.contains(scanner.root()) || !found.isEmpty();
    if (!feed || !fault.isEmpty() && found.isEmpty() && broken.isEmpty()) {
      return new Reading.Unreadable(
          fault.isEmpty() ? "neither RSS nor Atom: root is " + scanner.root() : fault);
    }
    List<Entry> entries = new ArrayList<>(found.size() + broken.size());
    FeedHead head = head(document, scanner);
    found.forEach(each -> entries.add(entry(each.element(), each.slice(), head)));
    entries.addAll(broken);
    return new Reading.Items(entries);
  }

  private static void recover(
      String text, FeedScanner scanner, List<Found> found, List<Entry> broken) {
    for (String slice : Recovery.entries(text, scanner.lastEnd())) {
      try {
        new FeedScanner(
                Recovery.repaired(slice), scanner.outerScope(), e -> found.add(new Found(e, slice)))
            .scan();
      } catch (XMLStreamException | RuntimeException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        broken.add(
            new Entry.Broken(
                payload(slice, slice.contains("<entry") ? "atom" : "rss"),
                List.of(new Fault("", "not well-formed: " + message))));
      }
    }
  }

  private static Entry entry(XmlElement element, String slice, FeedHead head) {
    boolean atom = element.name().equals("atom:entry");
    ItemBuilder builder = new ItemBuilder();
    Optional<Identity> identity =
        atom ? AtomEntry.read(element, head, builder) : RssItem.read(element, head, builder);
    Payload payload = payload(slice, atom ? "atom" : "rss");
    if (identity.isEmpty()) {
      return new Entry.Broken(
          payload, List.of(new Fault("", "holds neither identifier, link nor text")));
    }
    return new Entry.Sound(builder.build(identity.get(), payload));
  }

  private static Payload payload(String slice, String format) {
    return new Payload(
        format,
        "application/" + format + "+xml",
        Optional.of("UTF-8"),
        slice.getBytes(StandardCharsets.UTF_8));
  }

  private static FeedHead head(Document document, FeedScanner scanner) {
    Addresses delivered = new Addresses(document.location());
    Optional<String> base =
        scanner
            .head("xml:base")
            .or(() -> scanner.head("link").filter(link -> document.location().isEmpty()))
            .filter(Addresses::isWeb);
    return new FeedHead(
        new Addresses(base.map(delivered::resolve).flatMap(Addresses::uri).or(document::location)),
        scanner
            .head("xml:lang")
            .or(() -> scanner.head("language"))
            .or(() -> scanner.head("dc:language")),
        scanner.head("atom:name"));
  }

  /** Servers print warnings and blank lines in front of feeds. */
  private static String fromFirstTag(String text) {
    int first = text.indexOf('<');
    return first <= 0 ? text : text.substring(first);
  }

  private static DecodedText decoded(Document document) {
    byte[] bytes = document.bytes();
    Optional<String> wide = wide(bytes);
    return wide.isPresent()
        ? DecodedText.of(bytes, wide, Optional.empty())
        : DecodedText.of(bytes, document.charset(), declared(bytes));
  }

  /** UTF-16 or UTF-32 without a byte order mark, told by the first {@code <} (XML, appendix F). */
  private static Optional<String> wide(byte[] b) {
    if (b.length < 4) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (b[0] << 24 | (b[1] & 0xFF) << 16 | (b[2] & 0xFF) << 8 | b[3] & 0xFF) {
          case 0x0000003C -> "UTF-32BE";
          case 0x3C000000 -> "UTF-32LE";
          case 0x003C003F -> "UTF-16BE";
          case 0x3C003F00 -> "UTF-16LE";
          default -> null;
        });
  }

  /** Every other encoding that matters writes a declaration's characters as ASCII does. */
  private static Optional<String> declared(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
    Matcher matcher = DECLARED.matcher(start);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
