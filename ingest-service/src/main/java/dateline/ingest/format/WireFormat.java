package dateline.ingest.format;

/** Reads one wire format. Never throws for any input: what can't be read is an answer, too. */
public interface WireFormat {

  /** Reads a document. */
  Reading read(Document document);
}
