package dateline.standalone;

/** Says in words for the operator what can't run and what would help. */
public final class StandaloneException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what happened and what would help. */
  public StandaloneException(String message) {
    super(message);
  }

  /** With what happened, what would help, and where it came from. */
  public StandaloneException(String message, Throwable cause) {
    super(message, cause);
  }
}
