package dateline.ingest.format.newsml;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.xml.XmlBudget;
import dateline.ingest.format.xml.XmlNode;
import dateline.ingest.format.xml.XmlScan;
import dateline.ingest.format.xml.XmlScope;
import dateline.ingest.format.xml.XmlText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A NewsML-G2 document: a {@code newsItem}, whose bytes are the whole document, or a {@code
 * newsMessage} of them, each of which has its own part of the document as it came and is broken
 * alone. Packages, concepts, events and plans are no articles; in a message, they are broken
 * entries, so that none of them is lost.
 */
public final class G2Document implements WireFormat {

  /** Root elements of the standard. */
  public static final Set<String> ROOTS =
      Set.of(
          "newsItem",
          "newsMessage",
          "packageItem",
          "conceptItem",
          "knowledgeItem",
          "planningItem",
          "catalogItem");

  private static final String MESSAGE = "newsMessage";

  private static final Set<String> ITEMS =
      Set.copyOf(ROOTS.stream().filter(name -> !name.equals(MESSAGE)).toList());

  @Override
  public int expansion() {
    return 10;
  }

  @Override
  public boolean statesPriority() {
    return true;
  }

  @Override
  public Reading read(Document document, Bounds bounds) {
    DecodedText decoded = XmlText.of(document);
    // Transmission systems put blank lines in front of documents.
    int shift = Math.max(0, decoded.text().indexOf('<'));
    String text = decoded.text().substring(shift);
    XmlBudget budget = new XmlBudget(bounds);
    Deque<XmlNode> found = new ArrayDeque<>();
    XmlScan scan = new XmlScan(text, XmlScope.none(), budget, ITEMS, found::add);
    Optional<String> fault = scan.scan();
    if (budget.excess().isPresent()) {
      return budget.excess().get();
    }
    if (ITEMS.contains(scan.root())) {
      return fault.isPresent() || found.isEmpty()
          ? new Reading.Unreadable(fault.orElse("not XML"))
          : single(found.getFirst(), document, decoded, bounds);
    }
    if (!scan.root().equals(MESSAGE)) {
      return new Reading.Unreadable(
          fault.orElse("not a NewsML-G2 document: root is " + scan.root()));
    }
    G2Message message = new G2Message(document.bytes(), decoded, shift, bounds);
    // Taken out one by one: what an element holds goes before the next one's parts come.
    for (XmlNode each = found.poll(); each != null; each = found.poll()) {
      message.add(each, each.start(), each.end());
    }
    fault.ifPresent(why -> message.recover(text, scan, budget, ITEMS));
    if (budget.excess().isPresent()) {
      return budget.excess().get();
    }
    return fault.isPresent() && message.entries().isEmpty()
        ? new Reading.Unreadable(fault.get())
        : new Reading.Items(message.entries());
  }

  private static Reading single(
      XmlNode item, Document document, DecodedText decoded, Bounds bounds) {
    if (document.bytes().length > bounds.itemBytes()) {
      return bounds.itemTooLarge();
    }
    Entry entry = G2Item.read(item, G2Message.payload(item.name(), decoded, document.bytes()));
    return entry instanceof Entry.Broken broken
        ? new Reading.Invalid(broken.faults())
        : new Reading.Items(List.of(entry));
  }
}
