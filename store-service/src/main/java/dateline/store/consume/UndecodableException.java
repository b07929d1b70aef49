package dateline.store.consume;

/** The bytes are not a record of the contract, and never will be. */
final class UndecodableException extends Exception {

  private static final long serialVersionUID = 1L;

  UndecodableException(String message) {
    super(message);
  }

  UndecodableException(String message, Throwable cause) {
    super(message, cause);
  }
}
