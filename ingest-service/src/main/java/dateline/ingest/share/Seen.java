package dateline.ingest.share;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** How far the reader is in each partition, and who waits for it to get where. */
final class Seen {

  private record Waiting(int partition, long offset, CompletableFuture<Void> answer) {}

  private final Map<Integer, Long> positions = new HashMap<>();
  private final List<Waiting> waiting = new LinkedList<>();

  /** Completes once the reader is past this record. */
  CompletableFuture<Void> past(int partition, long offset) {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    synchronized (this) {
      if (positions.getOrDefault(partition, 0L) <= offset) {
        waiting.add(new Waiting(partition, offset, answer));
        return answer;
      }
    }
    answer.complete(null);
    return answer;
  }

  /** The reader is here now. */
  void at(int partition, long position) {
    List<CompletableFuture<Void>> there = new LinkedList<>();
    synchronized (this) {
      positions.put(partition, position);
      for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
        Waiting each = all.next();
        if (each.answer.isDone()) {
          // Nobody waits any more.
          all.remove();
        } else if (each.partition == partition && each.offset < position) {
          all.remove();
          there.add(each.answer);
        }
      }
    }
    there.forEach(answer -> answer.complete(null));
  }
}
