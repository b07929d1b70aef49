package dateline.ingest.format.feed;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Reading;
import java.util.Optional;

/** What may still be read of one feed document. */
final class FeedBudget {

  /**
   * Elements and attributes of one document, all of which are in memory together. Ten thousand
   * entries have some hundred thousand.
   */
  private static final int PARTS = 200_000;

  private final Bounds bounds;
  private int items;
  private int parts;

  FeedBudget(Bounds bounds) {
    this.bounds = bounds;
  }

  void takeItem() {
    items++;
  }

  void takeParts(int number) {
    parts += number;
  }

  int itemsLeft() {
    return bounds.items() - items;
  }

  boolean isSpent() {
    return items > bounds.items() || parts > PARTS;
  }

  /** The answer to a document that is over the budget. */
  Optional<Reading> excess() {
    if (items > bounds.items()) {
      return Optional.of(bounds.tooManyItems());
    }
    return parts > PARTS
        ? Optional.of(new Reading.TooLarge("The number of elements and attributes", PARTS))
        : Optional.empty();
  }
}
