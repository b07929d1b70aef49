package dateline.ingest.format.newsml;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.xml.XmlBudget;
import dateline.ingest.format.xml.XmlScan;
import dateline.ingest.format.xml.XmlScope;
import dateline.ingest.format.xml.XmlText;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A NewsML-G2 document: a {@code newsItem}, whose bytes are the whole document, or a {@code
 * newsMessage} of them, each of which has its own part of the document as it came and is broken
 * alone. A package is an item of its own: the list of what it holds, with links to it. Concepts,
 * events and plans are no articles; in a message, they are broken entries, so that none of them is
 * lost.
 *
 * <p>What is sent as NewsML-G2 is held to its rules: {@link #strict()}. What is sent as mere XML is
 * taken as far as it goes.
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
          "catalogItem",
          "catalog");

  private static final String MESSAGE = "newsMessage";
  private static final String HEADER = "header";

  private static final Set<String> ITEMS =
      Set.copyOf(ROOTS.stream().filter(name -> !name.equals(MESSAGE)).toList());

  private static final Set<String> SCANNED =
      Stream.concat(ITEMS.stream(), Stream.of(HEADER)).collect(Collectors.toUnmodifiableSet());

  private final boolean isStrict;

  /** Of XML with a root of NewsML-G2. */
  public G2Document() {
    this(false);
  }

  private G2Document(boolean isStrict) {
    this.isStrict = isStrict;
  }

  /** Of NewsML-G2 by its rules. */
  public static G2Document strict() {
    return new G2Document(true);
  }

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
    // A message's header is read like an item.
    XmlBudget budget = new XmlBudget(new Bounds(bounds.items() + 1, bounds.itemBytes()));
    G2Message message = new G2Message(document.bytes(), decoded, shift, bounds, isStrict);
    XmlScan scan =
        new XmlScan(
            text,
            XmlScope.none(),
            budget,
            SCANNED,
            item -> {
              if (item.name().equals(HEADER)) {
                message.header(item);
              } else {
                message.add(item, item.start(), item.end());
              }
            });
    Optional<String> fault = scan.scan();
    boolean many = scan.root().equals(MESSAGE);
    if (many && fault.isPresent()) {
      message.recover(text, scan, budget, ITEMS);
    }
    if (message.entries().size() > bounds.items()) {
      return bounds.tooManyItems();
    }
    if (budget.excess().isPresent()) {
      return budget.excess().get();
    }
    if (ITEMS.contains(scan.root()) && fault.isEmpty()) {
      return single(message.entries().get(0), document, bounds);
    }
    if (!many) {
      return new Reading.Unreadable(
          fault.orElse("not a NewsML-G2 document: root is " + scan.root()));
    }
    return fault.isPresent() && message.entries().isEmpty()
        ? new Reading.Unreadable(fault.get())
        : new Reading.Items(message.entries());
  }

  /** A document that is one item keeps its bytes whole, with what stands around the element. */
  private static Reading single(Entry entry, Document document, Bounds bounds) {
    if (document.bytes().length > bounds.itemBytes()) {
      return bounds.itemTooLarge();
    }
    return entry instanceof Entry.Sound sound
        ? Reading.of(sound.item().with(document.bytes()))
        : new Reading.Invalid(((Entry.Broken) entry).faults());
  }
}
