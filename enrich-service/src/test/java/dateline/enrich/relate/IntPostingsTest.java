package dateline.enrich.relate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntPostingsTest {

  @Test
  void newestFirst() {
    IntPostings postings = new IntPostings(2, 2);
    postings.add(0, 0, 42);
    postings.add(1, 1, 42);
    assertThat(slots(postings, 42)).containsExactly(1, 0);
    assertThat(postings.count(42)).isEqualTo(2);
    assertThat(slots(postings, 43)).isEmpty();
    assertThat(postings.count(43)).isZero();
  }

  @Test
  void behavesLikeAMapOfLists_throughManyAddsAndRemoves() {
    Random random = new Random(11);
    IntPostings postings = new IntPostings(3000, 1);
    Map<Integer, Deque<Integer>> model = new HashMap<>();
    Map<Integer, Integer> keyOfSlot = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      int slot = random.nextInt(3000);
      Integer old = keyOfSlot.remove(slot);
      if (old != null) {
        postings.remove(slot, 0);
        model.get(old).remove(slot);
      } else {
        int key = random.nextInt(2500) * 1024;
        postings.add(slot, 0, key);
        keyOfSlot.put(slot, key);
        model.computeIfAbsent(key, k -> new ArrayDeque<>()).addFirst(slot);
      }
    }
    model.forEach(
        (key, slots) -> {
          assertThat(slots(postings, key)).containsExactlyElementsOf(slots);
          assertThat(postings.count(key)).isEqualTo(slots.size());
        });
  }

  private static List<Integer> slots(IntPostings postings, int key) {
    List<Integer> slots = new ArrayList<>();
    for (int node = postings.first(key); node >= 0; node = postings.next(node)) {
      slots.add(postings.slotOf(node));
    }
    return slots;
  }
}
