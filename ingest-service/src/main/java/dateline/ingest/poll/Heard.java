package dateline.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What hubs said lately of any feed. It is kept for a while after it was taken in: a feed that
 * becomes ours may have lost, with the copy that had it, what its hub said just before.
 */
final class Heard {

  private static final Duration KEPT = Duration.ofMinutes(10);

  private record Signal(String feed, HubSignal signal, Instant heard) {}

  private final Deque<Signal> recent = new ArrayDeque<>();
  private final Map<String, List<HubSignal>> waiting = new HashMap<>();

  void add(String feed, HubSignal signal, Instant now) {
    while (!recent.isEmpty() && recent.peek().heard().isBefore(now.minus(KEPT))) {
      Signal old = recent.poll();
      // Of a feed that is not ours, or no more.
      waiting.computeIfPresent(
          old.feed(),
          (id, signals) -> {
            signals.remove(old.signal());
            return signals.isEmpty() ? null : signals;
          });
    }
    if (signal.at().isAfter(now.minus(KEPT))) {
      recent.add(new Signal(feed, signal, now));
      waiting.computeIfAbsent(feed, id -> new ArrayList<>()).add(signal);
    }
  }

  /** What has not been taken in of a feed, oldest first. */
  List<HubSignal> take(String feed) {
    List<HubSignal> signals = waiting.remove(feed);
    return signals == null ? List.of() : signals;
  }

  /** All of it is to be taken in again: doing so twice changes nothing. */
  void again() {
    waiting.clear();
    recent.forEach(
        each -> waiting.computeIfAbsent(each.feed(), id -> new ArrayList<>()).add(each.signal()));
  }
}
