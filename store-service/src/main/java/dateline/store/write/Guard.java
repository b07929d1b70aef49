package dateline.store.write;

/**
 * The number that orders writes of one document: only a higher one replaces a lower one, so that
 * replays and late writers change nothing. It is the change's sequence, doubled, to leave room for
 * the fast lane: its marker gives way to the change of the same sequence, which knows more.
 */
final class Guard {

  private static final long TEXT = 1L << 62;

  private Guard() {}

  static long ofFastLane(long sequence) {
    return 2 * sequence;
  }

  static long ofChange(long sequence) {
    return 2 * sequence + 1;
  }

  /**
   * Of a version's document. One with text is above all without: what a hold says of a version must
   * not replace what it hides, since the text is to be seen again when the hold is over. Kills need
   * no help from here: see {@link Ban}.
   */
  static long ofVersion(long sequence, boolean text) {
    return text ? TEXT + ofChange(sequence) : ofChange(sequence);
  }

  /** Of a withdrawal: said again, it knows the story that it is of. */
  static long ofWithdrawal(long sequence, boolean matched) {
    return matched ? 2 * sequence + 1 : 2 * sequence;
  }
}
