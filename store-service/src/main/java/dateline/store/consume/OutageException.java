package dateline.store.consume;

/** Something that we need is not there: wait and try the same batch again. */
public final class OutageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OutageException(String message, Throwable cause) {
    super(message, cause);
  }
}
