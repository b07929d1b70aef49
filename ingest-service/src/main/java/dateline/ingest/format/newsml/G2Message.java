package dateline.ingest.format.newsml;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Payload;
import dateline.ingest.format.SourceBytes;
import dateline.ingest.format.xml.XmlBudget;
import dateline.ingest.format.xml.XmlNode;
import dateline.ingest.format.xml.XmlPassages;
import dateline.ingest.format.xml.XmlScan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes entries of what was found in a news message, from front to back, each with its bytes. */
final class G2Message {

  private final DecodedText decoded;
  private final int shift;
  private final SourceBytes source;
  private final Bounds bounds;
  private final boolean isStrict;
  private final List<Entry> entries = new ArrayList<>();
  private Optional<XmlNode> header = Optional.empty();

  /** Of a message whose places count from {@code shift} characters into its text. */
  G2Message(byte[] bytes, DecodedText decoded, int shift, Bounds bounds, boolean isStrict) {
    this.decoded = decoded;
    this.shift = shift;
    this.source = decoded.source(bytes);
    this.bounds = bounds;
    this.isStrict = isStrict;
  }

  /** What the message says of itself, for the items behind it. */
  void header(XmlNode element) {
    header = header.or(() -> Optional.of(element));
  }

  List<Entry> entries() {
    return entries;
  }

  /** Adds an item that could be read. */
  void add(XmlNode item, int start, int end) {
    Payload payload = payload(item.name(), decoded, source.of(shift + start, shift + end));
    entries.add(
        isTooLarge(payload) ? tooLarge(payload) : G2Item.read(item, header, isStrict, payload));
  }

  /** Reads each item behind the place where the message stopped being XML for itself. */
  void recover(String text, XmlScan scan, XmlBudget budget, Set<String> items) {
    for (XmlPassages.Passage each :
        XmlPassages.of(text, scan.lastEnd(), budget.itemsLeft() + 1, items)) {
      if (budget.isSpent()) {
        return;
      }
      Deque<XmlNode> found = new ArrayDeque<>();
      Optional<String> fault = Optional.empty();
      if (each.end() - each.start() <= bounds.itemBytes()) {
        String passage = text.substring(each.start(), each.end());
        fault = new XmlScan(passage, scan.outerScope(), budget, items, found::add).scan();
      }
      if (found.isEmpty()) {
        budget.takeItem();
        Payload payload =
            payload(each.name(), decoded, source.of(shift + each.start(), shift + each.end()));
        entries.add(
            isTooLarge(payload)
                ? tooLarge(payload)
                : G2Item.broken(payload, "not well-formed: " + fault.orElse("cut off")));
      } else {
        add(found.getFirst(), each.start(), each.end());
      }
    }
  }

  static Payload payload(String name, DecodedText decoded, byte[] bytes) {
    return new Payload(
        "newsml-g2",
        "application/vnd.iptc.g2." + name.toLowerCase(Locale.ROOT) + "+xml",
        Optional.of(decoded.charset().name()),
        bytes);
  }

  private boolean isTooLarge(Payload payload) {
    return payload.content().length > bounds.itemBytes();
  }

  private Entry tooLarge(Payload payload) {
    return new Entry.Broken(payload, List.of(bounds.itemFault()));
  }
}
