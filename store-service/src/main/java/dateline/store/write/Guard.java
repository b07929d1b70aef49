package dateline.store.write;

/**
 * The number that orders writes of one document: only a higher one replaces a lower one, so that
 * replays and late writers change nothing. It is the change's sequence, doubled, to leave room for
 * the fast lane: its marker gives way to the change of the same sequence, which knows more.
 */
final class Guard {

  private Guard() {}

  static long ofFastLane(long sequence) {
    return 2 * sequence;
  }

  static long ofChange(long sequence) {
    return 2 * sequence + 1;
  }
}
