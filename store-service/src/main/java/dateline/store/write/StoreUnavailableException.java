package dateline.store.write;

/**
 * MongoDB did not acknowledge. Nothing is known about the write, and repeating it is safe: wait and
 * try again. Never a reason to give up on a record.
 */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
