package dateline.enrich.relate;

import java.util.Arrays;

/**
 * Inverted index from int keys to slots in flat arrays: newest first, constant time to add, to
 * remove and to count. Each slot has a fixed number of places; a place holds one key. Keys without
 * postings take no room. Not safe for use by several threads.
 */
final class IntPostings {

  private static final int NONE = -1;

  private final int places;
  private final int perSlot;

  private int[] nodeKey;
  private int[] nodeNext;
  private int[] nodePrevious;

  private int[] keys = new int[1024];
  private int[] heads = filled(1024);
  private int[] counts = new int[1024];
  private int used;

  /** Grows with what is added, up to so many slots with so many places each. */
  IntPostings(int slots, int perSlot) {
    this.places = Math.multiplyExact(slots, perSlot);
    this.perSlot = perSlot;
    int first = Math.min(places, perSlot * 64);
    this.nodeKey = new int[first];
    this.nodeNext = new int[first];
    this.nodePrevious = new int[first];
  }

  /** Puts the slot first in the key's list, from its i-th place. */
  void add(int slot, int i, int key) {
    int node = slot * perSlot + i;
    ensureNode(node);
    int at = find(key);
    if (heads[at] == NONE) {
      if (++used * 2 > keys.length) {
        grow();
        at = find(key);
      }
      keys[at] = key;
    }
    int next = heads[at];
    nodeKey[node] = key;
    nodeNext[node] = next;
    nodePrevious[node] = NONE;
    if (next != NONE) {
      nodePrevious[next] = node;
    }
    heads[at] = node;
    counts[at]++;
  }

  /** Takes the slot's i-th place out of its list. */
  void remove(int slot, int i) {
    int node = slot * perSlot + i;
    int at = find(nodeKey[node]);
    int next = nodeNext[node];
    int previous = nodePrevious[node];
    if (previous == NONE) {
      heads[at] = next;
    } else {
      nodeNext[previous] = next;
    }
    if (next != NONE) {
      nodePrevious[next] = previous;
    }
    if (--counts[at] == 0) {
      used--;
      closeGap(at);
    }
  }

  int count(int key) {
    return counts[find(key)];
  }

  /** The newest node of a key, or -1. */
  int first(int key) {
    return heads[find(key)];
  }

  /** The node behind, or -1. */
  int next(int node) {
    return nodeNext[node];
  }

  int slotOf(int node) {
    return node / perSlot;
  }

  int key(int slot, int i) {
    return nodeKey[slot * perSlot + i];
  }

  /** Bytes held by the arrays. */
  long bytes() {
    return 4L * (3L * nodeKey.length + 3L * keys.length);
  }

  private int find(int key) {
    int mask = keys.length - 1;
    int at = mix(key) & mask;
    while (heads[at] != NONE && keys[at] != key) {
      at = (at + 1) & mask;
    }
    if (heads[at] == NONE) {
      counts[at] = 0;
    }
    return at;
  }

  /** Linear probing without tombstones: moves what would no longer be found. */
  private void closeGap(int gap) {
    int mask = keys.length - 1;
    heads[gap] = NONE;
    int at = gap;
    while (true) {
      at = (at + 1) & mask;
      if (heads[at] == NONE) {
        return;
      }
      int home = mix(keys[at]) & mask;
      boolean movable = gap <= at ? home <= gap || home > at : home <= gap && home > at;
      if (movable) {
        keys[gap] = keys[at];
        heads[gap] = heads[at];
        counts[gap] = counts[at];
        heads[at] = NONE;
        counts[at] = 0;
        gap = at;
      }
    }
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldHeads = heads;
    int[] oldCounts = counts;
    keys = new int[oldKeys.length * 2];
    heads = filled(oldKeys.length * 2);
    counts = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldHeads[i] != NONE) {
        int at = find(oldKeys[i]);
        keys[at] = oldKeys[i];
        heads[at] = oldHeads[i];
        counts[at] = oldCounts[i];
      }
    }
  }

  private void ensureNode(int node) {
    if (node >= nodeKey.length) {
      int length = Math.min(places, Math.max(node + 1, nodeKey.length + nodeKey.length / 2));
      nodeKey = Arrays.copyOf(nodeKey, length);
      nodeNext = Arrays.copyOf(nodeNext, length);
      nodePrevious = Arrays.copyOf(nodePrevious, length);
    }
  }

  private static int mix(int key) {
    int h = key * 0x9E3779B9;
    return h ^ (h >>> 15);
  }

  private static int[] filled(int length) {
    int[] array = new int[length];
    Arrays.fill(array, NONE);
    return array;
  }
}
