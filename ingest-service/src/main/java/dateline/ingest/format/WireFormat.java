package dateline.ingest.format;

/**
 * Reads one wire format. What can't be read is an answer, too: only a fault of the reader itself is
 * thrown.
 */
public interface WireFormat {

  /** Reads a document, no further than the bounds. */
  Reading read(Document document, Bounds bounds);
}
