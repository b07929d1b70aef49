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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Follows the end of the log for all listeners together: one reader of the database however many
 * listen, and none while nobody does. A listener that asks for an earlier place is led up to the
 * end by its own reads first and misses nothing and sees nothing twice where both meet.
 */
@ApplicationScoped
public class EventTail {

  private static final Logger LOG = Logger.getLogger(EventTail.class);
  private static final int PAGE = 200;

  private final ChangeLog log;
  private final StoreConfig.Events config;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "store-events");
            thread.setDaemon(true);
            return thread;
          });
  private final List<Listener> listeners = new ArrayList<>();
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

  /** Events from a place on, or from now on. Ends with a failure when the listener is too slow. */
  Multi<Event> from(Optional<ChangeCursor> since) {
    return Multi.createFrom()
        .<Event>emitter(emitter -> join(emitter, since), BackPressureStrategy.ERROR)
        .onOverflow()
        .buffer(config.buffer());
  }

  void end(@Observes ShutdownEvent event) {
    clock.shutdown();
    synchronized (this) {
      listeners.forEach(Listener::end);
    }
  }

  private void join(MultiEmitter<? super Event> emitter, Optional<ChangeCursor> since) {
    Infrastructure.getDefaultWorkerPool()
        .execute(
            () -> {
              try {
                welcome(emitter, since);
              } catch (RuntimeException e) {
                emitter.fail(e);
              }
            });
  }

  private void welcome(MultiEmitter<? super Event> emitter, Optional<ChangeCursor> since) {
    Listener listener;
    ChangeCursor meeting;
    synchronized (this) {
      if (listeners.isEmpty()) {
        place = log.end();
      }
      meeting = place;
      listener = new Listener(emitter, since.orElse(meeting), config.buffer());
      listeners.add(listener);
      if (following == null) {
        following =
            clock.scheduleWithFixedDelay(
                this::follow, 0, config.poll().toMillis(), TimeUnit.MILLISECONDS);
      }
    }
    emitter.onTermination(() -> leave(listener));
    listener.catchUp(log, meeting, PAGE);
  }

  private synchronized void leave(Listener listener) {
    listeners.remove(listener);
    if (listeners.isEmpty() && following != null) {
      following.cancel(false);
      following = null;
    }
  }

  private synchronized void follow() {
    try {
      ChangeCursor end = log.end();
      ChangeLog.Page page;
      do {
        page = log.read(place, end, PAGE);
        place = page.next();
        for (Listener listener : List.copyOf(listeners)) {
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
      List.copyOf(listeners).forEach(Listener::beat);
    }
  }

  /** How long a client shall wait before it connects again. */
  static Duration reconnect() {
    return Duration.ofSeconds(2);
  }
}
