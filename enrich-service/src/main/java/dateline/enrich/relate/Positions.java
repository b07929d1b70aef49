package dateline.enrich.relate;

/** From term to rank, without boxes: a fixed open table, since there are few. */
final class Positions {
  private final int[] keys = new int[128];
  private final byte[] ranks = new byte[128];

  void put(int key, int rank) {
    int at = at(key);
    keys[at] = key;
    ranks[at] = (byte) (rank + 1);
  }

  /** The rank, or -1. */
  int get(int key) {
    return ranks[at(key)] - 1;
  }

  private int at(int key) {
    int at = (key ^ (key >>> 11)) & 127;
    while (ranks[at] != 0 && keys[at] != key) {
      at = (at + 1) & 127;
    }
    return at;
  }
}
