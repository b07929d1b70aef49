package dateline.purge;

/** What becomes of a record of the history. */
sealed interface Fate {

  /** It is copied as it is, byte for byte. */
  record Stays() implements Fate {}

  /** It is left out. */
  record Dropped() implements Fate {}

  /**
   * It stays with another value.
   *
   * @param value the bytes
   */
  record Replaced(byte[] value) implements Fate {}
}
