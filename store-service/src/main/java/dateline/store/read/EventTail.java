package dateline.store.read;

import com.mongodb.MongoException;
import dateline.store.StoreConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Follows the end of the log for all listeners together: one reader of the database however many
 * listen, and none while nobody does. A listener that asks for an earlier place is led up to the
 * end by its own reads first and misses nothing and sees nothing twice where both meet.
 *
 * <p>What is known of the tail belongs to its one thread, so that nobody waits for a lock while the
 * database is read.
 */
@ApplicationScoped
public class EventTail {

  private static final Logger LOG = Logger.getLogger(EventTail.class);
  private static final int PAGE = 200;

  private final ChangeLog log;
  private final StoreConfig.Events config;
  private final AtomicInteger admitted = new AtomicInteger();

  // After the shutdown there is nothing left to do for a listener that leaves.
  private final ScheduledExecutorService tail =
      new ScheduledThreadPoolExecutor(
          1, EventTail::thread, new ScheduledThreadPoolExecutor.DiscardPolicy());

  private final Map<MultiEmitter<? super Event>, Listener> listeners = new LinkedHashMap<>();
  private ChangeCursor place = ChangeCursor.start();
  private Instant nextHeartbeat = Instant.EPOCH;
  private ScheduledFuture<?> following;
  private boolean failing;

  /** Follows the given log. */
  public EventTail(ChangeLog log, StoreConfig config) {
    this.log = log;
    this.config = config.events();
  }

  /** What a listener receives: a change with the place behind it, or a sign of life. */
  record Event(Optional<ChangeLog.Entry> change, ChangeCursor place) {}

  /**
   * Events from a place on, or from now on. Ends with a failure when the listener is too slow.
   * Throws a problem when there are as many listeners as may be.
   */
  Multi<Event> from(Optional<ChangeCursor> since) {
    // Here, since an answer that has begun can't turn into a problem any more; and counted when the
    // listener has joined, since nothing would count down for one that never does. A few that ask
    // at
    // the same moment may be one too many.
    if (admitted.get() >= config.listeners()) {
      throw Problems.tooManyListeners();
    }
    return Multi.createFrom()
        .<Event>emitter(emitter -> join(emitter, since), BackPressureStrategy.ERROR)
        .onOverflow()
        .buffer(config.buffer());
  }

  void end(@Observes ShutdownEvent event) {
    tail.execute(() -> listeners.values().forEach(Listener::end));
    tail.shutdown();
  }

  private void join(MultiEmitter<? super Event> emitter, Optional<ChangeCursor> since) {
    admitted.incrementAndGet();
    tail.execute(() -> welcome(emitter, since));
    emitter.onTermination(
        () -> {
          admitted.decrementAndGet();
          tail.execute(() -> leave(emitter));
        });
  }

  private void welcome(MultiEmitter<? super Event> emitter, Optional<ChangeCursor> since) {
    try {
      if (following == null) {
        place = log.end();
        following =
            tail.scheduleWithFixedDelay(
                this::follow, 0, config.poll().toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (MongoException e) {
      emitter.fail(e);
      return;
    }
    ChangeCursor meeting = place;
    Listener listener = new Listener(emitter, since.orElse(meeting), config.buffer());
    listeners.put(emitter, listener);
    Infrastructure.getDefaultWorkerPool()
        .execute(
            () -> {
              try {
                listener.catchUp(log, meeting, PAGE);
              } catch (RuntimeException e) {
                emitter.fail(e);
              }
            });
  }

  private void leave(MultiEmitter<? super Event> emitter) {
    listeners.remove(emitter);
    if (listeners.isEmpty() && following != null) {
      following.cancel(false);
      following = null;
    }
  }

  private void follow() {
    try {
      ChangeCursor end = log.end();
      ChangeLog.Page page;
      do {
        page = log.read(place, end, PAGE);
        place = page.next();
        for (Listener listener : listeners.values()) {
          listener.receive(page.changes());
        }
      } while (page.changes().size() == PAGE);
      failing = false;
      beat();
    } catch (MongoException e) {
      if (!failing) {
        LOG.warnf("the event stream waits for MongoDB: %s", e.getMessage());
      }
      failing = true;
      beat();
    } catch (RuntimeException e) {
      LOG.error("the event stream failed and goes on", e);
    }
  }

  private void beat() {
    Instant now = Instant.now();
    if (now.isAfter(nextHeartbeat)) {
      nextHeartbeat = now.plus(config.heartbeat());
      listeners.values().forEach(Listener::beat);
    }
  }

  /** How long a client shall wait before it connects again. */
  static Duration reconnect() {
    return Duration.ofSeconds(2);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "store-events");
    thread.setDaemon(true);
    return thread;
  }
}
