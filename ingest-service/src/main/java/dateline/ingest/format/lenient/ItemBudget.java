package dateline.ingest.format.lenient;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Reading;
import java.util.Optional;

/** What may still be read of one document of items. */
public final class ItemBudget {

  /**
   * Elements and attributes of one document, all of which are in memory together. Ten thousand
   * items have some hundred thousand.
   */
  private static final int PARTS = 200_000;

  private final Bounds bounds;
  private int items;
  private int parts;

  /** As much as the bounds allow. */
  public ItemBudget(Bounds bounds) {
    this.bounds = bounds;
  }

  void takeItem() {
    items++;
  }

  void takeParts(int number) {
    parts += number;
  }

  boolean isSpent() {
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
