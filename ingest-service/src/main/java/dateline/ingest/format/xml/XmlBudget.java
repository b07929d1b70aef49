package dateline.ingest.format.xml;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Reading;
import java.util.Optional;

/** What may still be read of one document. */
public final class XmlBudget {

  /** Elements, attributes and runs of characters of one document: all may be in memory together. */
  private static final int PARTS = 300_000;

  private final Bounds bounds;
  private int items;
  private int parts;

  /** Of a document within these bounds. */
  public XmlBudget(Bounds bounds) {
    this.bounds = bounds;
  }

  /** Counts an item. */
  public void takeItem() {
    items++;
  }

  void takeParts(int number) {
    parts += number;
  }

  /** How many items may still come. */
  public int itemsLeft() {
    return bounds.items() - items;
  }

  /** Whether the document is over the budget. */
  public boolean isSpent() {
    return items > bounds.items() || parts > PARTS;
  }

  /** The answer to a document that is over the budget. */
  public Optional<Reading> excess() {
    if (items > bounds.items()) {
      return Optional.of(bounds.tooManyItems());
    }
    return parts > PARTS
        ? Optional.of(new Reading.TooLarge("The number of elements and attributes", PARTS))
        : Optional.empty();
  }
}
