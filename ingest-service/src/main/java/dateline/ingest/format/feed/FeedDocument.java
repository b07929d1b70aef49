package dateline.ingest.format.feed;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Document;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.xml.XmlText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/**
 * An RSS (0.9x, 1.0, 2.0) or Atom (0.3, 1.0) document: each entry is an item, and its bytes are the
 * entry's own part of the document, as they came. Where the document is broken, the entries that
 * can still be read are, and the others are handed on as they stand, all in the order of the
 * document.
 */
public final class FeedDocument implements WireFormat {

  private static final Set<String> ROOTS =
      Set.of("rss", "rdf:RDF", "RDF", "channel", "atom:feed", "atom:entry", "feed");

  @Override
  public int expansion() {
    return 8;
  }

  @Override
  public Reading read(Document document, Bounds bounds) {
    DecodedText decoded = XmlText.of(document);
    // Servers print warnings and blank lines in front of feeds.
    int shift = Math.max(0, decoded.text().indexOf('<'));
    String text = decoded.text().substring(shift);
    FeedBudget budget = new FeedBudget(bounds);
    Deque<XmlElement> found = new ArrayDeque<>();
    FeedScanner scanner = new FeedScanner(text, XmlNames.none(), budget, found::add);
    String fault = "";
    try {
      scanner.scan();
    } catch (XMLStreamException | RuntimeException e) {
      // Woodstox wraps what it meets inside of lazily read parts into unchecked exceptions.
      fault = firstLine(e);
    }
    boolean feed = ROOTS.contains(scanner.root()) || !found.isEmpty();
    FeedEntries entries =
        new FeedEntries(document.bytes(), decoded, shift, head(document, scanner), bounds);
    if (budget.excess().isEmpty()) {
      // Taken out one by one: what an element holds goes before the next one's parts come.
      for (XmlElement each = found.poll(); each != null; each = found.poll()) {
        entries.add(each, each.start(), each.end());
      }
      if (!fault.isEmpty()) {
        feed |= recover(text, scanner, budget, bounds, entries);
      }
    }
    if (budget.excess().isPresent()) {
      return budget.excess().get();
    }
    if (!feed || !fault.isEmpty() && entries.list().isEmpty()) {
      return new Reading.Unreadable(
          fault.isEmpty() ? "neither RSS nor Atom: root is " + scanner.root() : fault);
    }
    return new Reading.Items(SharedGuids.toldApart(entries.list()));
  }

  /**
   * Behind the break, each entry is read for itself; repair is only for those in bounds. Says
   * whether any could be read.
   */
  private static boolean recover(
      String text, FeedScanner scanner, FeedBudget budget, Bounds bounds, FeedEntries entries) {
    boolean any = false;
    for (Recovery.Passage each :
        Recovery.entries(text, scanner.lastEnd(), budget.itemsLeft() + 1)) {
      if (budget.isSpent()) {
        return any;
      }
      Deque<XmlElement> found = new ArrayDeque<>();
      String fault = "";
      if (each.end() - each.start() <= bounds.itemBytes()) {
        String repaired = Recovery.repaired(text.substring(each.start(), each.end()));
        try {
          new FeedScanner(repaired, scanner.outerScope(), budget, found::add).scan();
        } catch (XMLStreamException | RuntimeException e) {
          fault = firstLine(e);
        }
      }
      if (found.isEmpty()) {
        budget.takeItem();
        entries.addBroken(each.start(), each.end(), fault);
      } else {
        entries.add(found.getFirst(), each.start(), each.end());
        any = true;
      }
    }
    return any;
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
}
