package dateline.store.access;

/** Who sent a request, by the key that it brought. */
public sealed interface Caller {

  /** Somebody without a key: a reader. */
  record Anyone() implements Caller {}

  /**
   * A consumer, who sees what concerns itself.
   *
   * @param consumer the consumer
   */
  record Known(Consumer consumer) implements Caller {}

  /**
   * An operator, who sees what concerns all consumers.
   *
   * @param id its name in the configuration
   */
  record Operator(String id) implements Caller {}
}
