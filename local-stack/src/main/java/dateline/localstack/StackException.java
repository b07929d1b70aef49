package dateline.localstack;

/**
 * Says in words for the operator why the stack, or a part of it, can't start, and what would help.
 */
public final class StackException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StackException(String message) {
    super(message);
  }

  StackException(String message, Throwable cause) {
    super(message, cause);
  }
}
