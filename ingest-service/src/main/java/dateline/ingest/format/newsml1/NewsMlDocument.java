package dateline.ingest.format.newsml1;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Payload;
import dateline.ingest.format.Reading;
import dateline.ingest.format.SourceBytes;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.xml.XmlBudget;
import dateline.ingest.format.xml.XmlNode;
import dateline.ingest.format.xml.XmlPassages;
import dateline.ingest.format.xml.XmlScan;
import dateline.ingest.format.xml.XmlScope;
import dateline.ingest.format.xml.XmlText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A NewsML 1.x document: its news items, each of which is broken alone. One that holds a single
 * item is that item with all its bytes; otherwise each has its own part of the document.
 */
public final class NewsMlDocument implements WireFormat {

  /** Root element of the standard. */
  public static final String ROOT = "NewsML";

  private static final String ITEM = "NewsItem";
  private static final Set<String> SCANNED = Set.of(ITEM, "NewsEnvelope", "TopicSet");

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
    Source source = new Source(document, decoded, decoded.text().substring(shift), shift, bounds);
    return source.read();
  }

  /** One document while it is read. */
  private static final class Source {

    private final Document document;
    private final DecodedText decoded;
    private final String text;
    private final int shift;
    private final Bounds bounds;
    private final SourceBytes bytes;
    private final List<Entry> entries = new ArrayList<>();
    private final Topics topics = new Topics();
    private Optional<XmlNode> envelope = Optional.empty();

    Source(Document document, DecodedText decoded, String text, int shift, Bounds bounds) {
      this.document = document;
      this.decoded = decoded;
      this.text = text;
      this.shift = shift;
      this.bounds = bounds;
      this.bytes = decoded.source(document.bytes());
    }

    Reading read() {
      // The envelope and a set of topics are read like items.
      XmlBudget budget = new XmlBudget(new Bounds(bounds.items() + 2, bounds.itemBytes()));
      XmlScan scan = new XmlScan(text, XmlScope.none(), budget, SCANNED, this::found);
      Optional<String> fault = scan.scan();
      boolean ours = scan.root().equals(ROOT) || scan.root().equals(ITEM);
      if (!ours) {
        return new Reading.Unreadable(
            fault.orElse("not a NewsML 1 document: root is " + scan.root()));
      }
      if (fault.isPresent()) {
        recover(scan, budget);
      }
      if (entries.size() > bounds.items()) {
        return bounds.tooManyItems();
      }
      if (budget.excess().isPresent()) {
        return budget.excess().get();
      }
      if (entries.isEmpty()) {
        return new Reading.Unreadable(fault.orElse("the document holds no NewsItem"));
      }
      return fault.isEmpty() && entries.size() == 1 ? single() : new Reading.Items(entries);
    }

    private Reading single() {
      if (document.bytes().length > bounds.itemBytes()) {
        return bounds.itemTooLarge();
      }
      return entries.get(0) instanceof Entry.Sound sound
          ? Reading.of(sound.item().with(document.bytes()))
          : new Reading.Invalid(((Entry.Broken) entries.get(0)).faults());
    }

    private void found(XmlNode node) {
      if (node.name().equals("NewsEnvelope")) {
        envelope = envelope.or(() -> Optional.of(node));
      } else if (node.name().equals("TopicSet")) {
        topics.add(node);
      } else {
        add(node, node.start(), node.end());
      }
    }

    private void add(XmlNode item, int start, int end) {
      Payload payload = payload(start, end);
      entries.add(
          payload.content().length > bounds.itemBytes()
              ? new Entry.Broken(payload, List.of(bounds.itemFault()))
              : NewsMlItem.read(item, envelope, topics, payload));
    }

    /** Reads each item behind the place where the document stopped being XML for itself. */
    private void recover(XmlScan scan, XmlBudget budget) {
      for (XmlPassages.Passage each :
          XmlPassages.of(text, scan.lastEnd(), bounds.items() + 1, Set.of(ITEM))) {
        Deque<XmlNode> found = new ArrayDeque<>();
        Optional<String> fault = Optional.of("larger than an item may be");
        if (each.end() - each.start() <= bounds.itemBytes()) {
          String passage = text.substring(each.start(), each.end());
          fault = new XmlScan(passage, scan.outerScope(), budget, Set.of(ITEM), found::add).scan();
        }
        if (budget.isSpent() || entries.size() > bounds.items()) {
          return;
        }
        if (found.isEmpty()) {
          entries.add(
              new Entry.Broken(
                  payload(each.start(), each.end()),
                  List.of(new Fault("", "not well-formed: " + fault.orElse("cut off")))));
        } else {
          add(found.getFirst(), each.start(), each.end());
        }
      }
    }

    private Payload payload(int start, int end) {
      return new Payload(
          "newsml-1.2",
          "text/vnd.iptc.newsml",
          Optional.of(decoded.charset().name()),
          bytes.of(shift + start, shift + end));
    }
  }
}
