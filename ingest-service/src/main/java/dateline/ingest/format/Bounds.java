package dateline.ingest.format;

/**
 * How much a reader may make of one document. Readers stop at these bounds instead of reading on,
 * so that a hostile document costs no more than a large honest one.
 *
 * @param items most items of one document
 * @param itemBytes largest single item
 */
public record Bounds(int items, long itemBytes) {

  /** The answer to a document of one item that is over its bound. */
  public Reading.TooLarge itemTooLarge() {
    return new Reading.TooLarge("The item", itemBytes);
  }

  /** The answer to a document of more items than the bound. */
  public Reading.TooLarge tooManyItems() {
    return new Reading.TooLarge("The number of items", items);
  }

  /** What is wrong with an item among others that is over its bound. */
  public Fault itemFault() {
    return new Fault("", "the item is over the limit of " + itemBytes + " bytes");
  }
}
