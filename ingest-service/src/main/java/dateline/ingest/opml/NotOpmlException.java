package dateline.ingest.opml;

/** A document is no OPML. */
public final class NotOpmlException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;

  NotOpmlException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** Where that shows, from 1. */
  public int line() {
    return line;
  }
}
