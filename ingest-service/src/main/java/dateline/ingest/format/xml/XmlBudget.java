package dateline.ingest.format.xml;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Reading;
import java.util.Optional;

/** What may still be read of one document, and of the item that is being read. */
public final class XmlBudget {

  /**
   * Elements, attributes and runs of characters of one item, all of which are in memory together.
   */
  private static final int PARTS = 200_000;

  private final Bounds bounds;
  private int items;
  private int parts;

  /** Of a document within these bounds. */
  public XmlBudget(Bounds bounds) {
    this.bounds = bounds;
  }

  /** Counts an item that has been read: what it is made of makes room for the next one's. */
  public void takeItem() {
    items++;
    parts = 0;
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
        ? Optional.of(
            new Reading.TooLarge("The number of elements and attributes of an item", PARTS))
        : Optional.empty();
  }
}
