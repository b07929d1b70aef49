package dateline.store.read;

import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * One listener of the event stream and the place that it has reached. While it reads up to the
 * meeting place by itself, what the tail brings waits.
 */
final class Listener {

  private final MultiEmitter<? super EventTail.Event> emitter;
  private final Queue<ChangeLog.Entry> waiting = new ArrayDeque<>();
  private final int mostWaiting;
  private ChangeCursor place;
  private boolean catchingUp = true;

  Listener(MultiEmitter<? super EventTail.Event> emitter, ChangeCursor place, int mostWaiting) {
    this.emitter = emitter;
    this.place = place;
    this.mostWaiting = mostWaiting;
  }

  /** Reads from its place to the meeting place, and goes over to what the tail brings. */
  void catchUp(ChangeLog log, ChangeCursor meeting, int pageSize) {
    beat();
    ChangeLog.Page page;
    ChangeCursor from = place;
    do {
      page = log.read(from, meeting, pageSize);
      from = page.next();
      page.changes().forEach(this::emit);
    } while (page.changes().size() == pageSize && !emitter.isCancelled());
    synchronized (this) {
      catchingUp = false;
      waiting.forEach(this::emit);
      waiting.clear();
    }
  }

  /** Takes what the tail brings. */
  synchronized void receive(List<ChangeLog.Entry> changes) {
    if (!catchingUp) {
      changes.forEach(this::emit);
    } else if (waiting.size() + changes.size() > mostWaiting) {
      emitter.fail(new IllegalStateException("reads too slowly"));
    } else {
      waiting.addAll(changes);
    }
  }

  /** A sign of life. */
  synchronized void beat() {
    emitter.emit(new EventTail.Event(Optional.empty(), place));
  }

  void end() {
    emitter.complete();
  }

  private synchronized void emit(ChangeLog.Entry change) {
    if (!place.covers(change.partition(), change.offset())) {
      place = place.past(change.partition(), change.offset());
      emitter.emit(new EventTail.Event(Optional.of(change), place));
    }
  }
}
