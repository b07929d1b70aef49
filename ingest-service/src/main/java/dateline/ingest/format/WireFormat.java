package dateline.ingest.format;

/**
 * Reads one wire format. What can't be read is an answer, too: only a fault of the reader itself is
 * thrown.
 */
public interface WireFormat {

  /** Reads a document, no further than the bounds. */
  Reading read(Document document, Bounds bounds);

  /**
   * Bytes of memory that one byte of a document takes at worst while it is read, measured with
   * documents of nothing but tags or brackets: what is reserved for it.
   */
  int expansion();

  /** Whether an item can state its urgency or its withdrawal: such items may overtake others. */
  default boolean statesPriority() {
    return false;
  }
}
