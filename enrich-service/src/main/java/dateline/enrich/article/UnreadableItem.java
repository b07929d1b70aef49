package dateline.enrich.article;

/** A delivery that cannot become an article; it goes to the dead letters with its bytes. */
public final class UnreadableItem extends Exception {

  private static final long serialVersionUID = 1L;
  private final String reason;

  /**
   * Makes the refusal.
   *
   * @param reason stable code, as in {@code DeadLetter.reason}
   * @param message what was wrong, for a person
   */
  public UnreadableItem(String reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Stable code, as in {@code DeadLetter.reason}. */
  public String reason() {
    return reason;
  }
}
