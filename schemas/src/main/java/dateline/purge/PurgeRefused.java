package dateline.purge;

/** The purge was asked for something that it does not do; nothing has changed. */
public final class PurgeRefused extends Exception {

  private static final long serialVersionUID = 1L;

  /** With words for the person who asked. */
  public PurgeRefused(String message) {
    super(message);
  }
}
