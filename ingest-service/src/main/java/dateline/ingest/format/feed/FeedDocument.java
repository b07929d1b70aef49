package dateline.ingest.format.feed;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Payload;
import dateline.ingest.format.Reading;
import dateline.ingest.format.SourceBytes;
import dateline.ingest.format.WireFormat;
import java.nio.charset.Charset;
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
 * entry's own part of the document, as they came. Where the document is broken, the entries that
 * can still be read are, and the others are handed on as they stand, all in the order of the
 * document.
 */
public final class FeedDocument implements WireFormat {

  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
  private static final Pattern ATOM_TAG = Pattern.compile("<(?:[\\w-]{1,40}:)?entry");
  private static final Set<String> ROOTS =
      Set.of("rss", "rdf:RDF", "RDF", "channel", "atom:feed", "atom:entry", "feed");

  /** RSS and Atom leave an identifier's length open; ninjs' bound is as good as any. */
  private static final int MAX_IDENTIFIER = 2048;

  @Override
  public int expansion() {
    return 8;
  }

  @Override
  public Reading read(Document document, Bounds bounds) {
    DecodedText decoded = decoded(document);
    // Servers print warnings and blank lines in front of feeds.
    int shift = Math.max(0, decoded.text().indexOf('<'));
    String text = decoded.text().substring(shift);
    FeedBudget budget = new FeedBudget(bounds);
    List<Found> found = new ArrayList<>();
    FeedScanner scanner =
        new FeedScanner(
            text, XmlNames.none(), budget, e -> found.add(Found.sound(e, e.start(), e.end())));
    String fault = "";
    try {
      scanner.scan();
    } catch (XMLStreamException | RuntimeException e) {
      // Woodstox wraps what it meets inside of lazily read parts into unchecked exceptions.
      fault = firstLine(e);
      recover(text, scanner, budget, bounds, found);
    }
    if (budget.excess().isPresent()) {
      return budget.excess().get();
    }
    boolean feed = ROOTS.contains(scanner.root()) || found.stream().anyMatch(FeedDocument::isRead);
    if (!feed || !fault.isEmpty() && found.isEmpty()) {
      return new Reading.Unreadable(
          fault.isEmpty() ? "neither RSS nor Atom: root is " + scanner.root() : fault);
    }
    FeedHead head = head(document, scanner);
    SourceBytes source = decoded.source(document.bytes());
    List<Entry> entries = new ArrayList<>(found.size());
    for (Found each : found) {
      byte[] bytes = source.of(shift + each.start(), shift + each.end());
      Payload payload = payload(bytes, isAtom(each, text), decoded.charset());
      entries.add(entry(each, payload, head, bounds));
    }
    return new Reading.Items(entries);
  }

  /** Behind the break, each entry is read for itself; repair is only for those in bounds. */
  private static void recover(
      String text, FeedScanner scanner, FeedBudget budget, Bounds bounds, List<Found> found) {
    for (Recovery.Passage each :
        Recovery.entries(text, scanner.lastEnd(), budget.itemsLeft() + 1)) {
      if (each.end() - each.start() > bounds.itemBytes()) {
        budget.takeItem();
        found.add(Found.broken(each.start(), each.end(), ""));
        continue;
      }
      int before = found.size();
      try {
        new FeedScanner(
                Recovery.repaired(text.substring(each.start(), each.end())),
                scanner.outerScope(),
                budget,
                e -> found.add(Found.sound(e, each.start(), each.end())))
            .scan();
      } catch (XMLStreamException | RuntimeException e) {
        if (found.size() == before) {
          budget.takeItem();
          found.add(Found.broken(each.start(), each.end(), firstLine(e)));
        }
      }
      if (budget.isSpent()) {
        return;
      }
    }
  }

  private static Entry entry(Found found, Payload payload, FeedHead head, Bounds bounds) {
    if (payload.content().length > bounds.itemBytes()) {
      return new Entry.Broken(payload, List.of(bounds.itemFault()));
    }
    if (found.element().isEmpty()) {
      return broken(payload, "not well-formed: " + found.fault());
    }
    XmlElement element = found.element().get();
    ItemBuilder builder = new ItemBuilder();
    Optional<Identity> identity =
        element.name().equals("atom:entry")
            ? AtomEntry.read(element, head, builder)
            : RssItem.read(element, head, builder);
    if (identity.isEmpty()) {
      return broken(payload, "holds neither identifier, link nor text");
    }
    if (identity.get().identifier().length() > MAX_IDENTIFIER) {
      return broken(payload, "its identifier is longer than " + MAX_IDENTIFIER + " characters");
    }
    return builder.entry(identity.get(), payload);
  }

  private static boolean isRead(Found found) {
    return found.element().isPresent();
  }

  private static boolean isAtom(Found found, String text) {
    return found
        .element()
        .map(element -> element.name().equals("atom:entry"))
        .orElseGet(() -> ATOM_TAG.matcher(text).region(found.start(), found.end()).lookingAt());
  }

  private static Entry broken(Payload payload, String message) {
    return new Entry.Broken(payload, List.of(new Fault("", message)));
  }

  private static Payload payload(byte[] bytes, boolean atom, Charset charset) {
    String format = atom ? "atom" : "rss";
    return new Payload(
        format, "application/" + format + "+xml", Optional.of(charset.name()), bytes);
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
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
