package dateline.ingest.format.feed;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Document;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.lenient.ItemBudget;
import dateline.ingest.format.lenient.LenientScan;
import dateline.ingest.format.lenient.XmlElement;
import dateline.ingest.format.xml.XmlText;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * An RSS (0.9x, 1.0, 1.1, 2.0), Atom (0.3, 1.0) or CDF document: each entry is an item, and its
 * bytes are the entry's own part of the document, as they came. Where the document is broken, the
 * entries that can still be read are, and the others are handed on as they stand, all in the order
 * of the document.
 */
public final class FeedDocument implements WireFormat {

  private static final Set<String> ROOTS =
      Set.of("rss", "rdf:RDF", "RDF", "channel", "atom:feed", "atom:entry");

  @Override
  public int expansion() {
    return 8;
  }

  @Override
  public Reading read(Document document, Bounds bounds) {
    return content(document, bounds).reading();
  }

  /** Reads the document once, with what the feed says about itself. */
  public FeedContent content(Document document, Bounds bounds) {
    DecodedText decoded = XmlText.of(document);
    ItemBudget budget = new ItemBudget(bounds);
    LenientScan scanner = new LenientScan(decoded.text(), FeedVocabulary.ALL, budget);
    scanner.scan();
    if (budget.excess().isPresent()) {
      return nothing(budget.excess().get());
    }
    XmlElement root = scanner.root();
    boolean empty = scanner.items().isEmpty();
    if (!ROOTS.contains(root.name()) && empty) {
      return nothing(new Reading.Unreadable(reason(root)));
    }
    if (empty && scanner.isBroken() && root.children().stream().noneMatch(XmlElement::isFilled)) {
      return nothing(new Reading.Unreadable("the document ends before its first entry"));
    }
    HeadReader head = new HeadReader(root, new Addresses(document.location()));
    FeedEntries entries = new FeedEntries(document.bytes(), decoded, head.inherited(), bounds);
    add(scanner, entries);
    return new FeedContent(
        new Reading.Items(SharedGuids.toldApart(entries.list())),
        head.read(),
        entries.stated(),
        !scanner.isBroken());
  }

  /** Taken out one by one: what an element holds goes before the next one's parts come. */
  private static void add(LenientScan scanner, FeedEntries entries) {
    Deque<XmlElement> found = scanner.items();
    for (XmlElement each = found.poll(); each != null; each = found.poll()) {
      if (scanner.isCutOff(each)) {
        entries.addBroken(each, "the document ends in the midst of it");
      } else {
        entries.add(each);
      }
    }
  }

  private static String reason(XmlElement root) {
    return root.name().isEmpty() ? "not XML" : "neither RSS nor Atom: root is " + root.name();
  }

  private static FeedContent nothing(Reading reading) {
    return new FeedContent(reading, FeedHead.NONE, List.of(), false);
  }
}
