package dateline.ingest.drop;

import dateline.ingest.intake.Intake;
import dateline.ingest.source.Feed;
import dateline.ingest.source.Feeds;
import dateline.ingest.source.IngestConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Watches the directories of all feeds that have one, with a thread of its own: as soon as the file
 * system tells of a file, and every few seconds, for network file systems tell nothing.
 */
@Startup
@Singleton
public final class DropWatch {

  private static final Logger LOG = Logger.getLogger(DropWatch.class);

  private final Feeds feeds;
  private final FileIntake intake;
  private final DropMetrics metrics;
  private final IngestConfig.Drop config;
  private final FeedDirectory.Surroundings around;
  private final Map<String, FeedDirectory> directories = new HashMap<>();
  private final Set<String> troubled = new HashSet<>();
  private final Thread thread = new Thread(this::run, "file-drop");
  private volatile boolean stopping;

  DropWatch(Feeds feeds, Intake intake, DropMetrics metrics, IngestConfig config) {
    this.feeds = feeds;
    this.intake = new FileIntake(intake);
    this.metrics = metrics;
    this.config = config.drop();
    this.around =
        new FeedDirectory.Surroundings(
            UUID.randomUUID().toString(),
            InstantSource.system(),
            System::nanoTime,
            () -> intake.backlog().isPresent(),
            () -> stopping);
  }

  @PostConstruct
  void start() {
    if (config.directory().isPresent()) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Before the connection to Kafka goes. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    end();
  }

  @PreDestroy
  void end() throws InterruptedException {
    stopping = true;
    thread.join(TimeUnit.SECONDS.toMillis(5));
  }

  private void run() {
    Path root = Path.of(config.directory().orElseThrow());
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      while (!stopping) {
        boolean unsettled = sweep(root, watch);
        pause(watch, unsettled);
      }
    } catch (IOException e) {
      LOG.errorf(e, "no files are taken in from %s", root);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      directories.values().forEach(DropWatch::close);
    }
  }

  private void pause(WatchService watch, boolean unsettled) throws InterruptedException {
    long most = config.sweep().toMillis();
    if (unsettled) {
      most = Math.min(most, FeedDirectory.soon(config).toMillis());
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(most);
    // In steps: a stop must not wait for a sweep.
    while (!stopping && System.nanoTime() < end) {
      WatchKey key = watch.poll(Math.min(200, most), TimeUnit.MILLISECONDS);
      if (key != null) {
        key.pollEvents();
        key.reset();
        return;
      }
    }
  }

  /** Whether files are left that only have to settle. */
  private boolean sweep(Path root, WatchService watch) {
    Map<String, String> owners = new HashMap<>();
    int left = 0;
    for (Feed feed : feeds.all()) {
      Optional<String> directory = feed.settings().directory();
      if (directory.isEmpty() || feed.settings().paused()) {
        continue;
      }
      String owner = owners.putIfAbsent(directory.get(), feed.id());
      if (owner != null) {
        trouble(feed, "directory " + directory.get() + " is that of feed " + owner, null);
        continue;
      }
      try {
        left += directory(root, feed, directory.get(), watch).sweep(feed);
        troubled.remove(feed.id());
      } catch (IOException | RuntimeException e) {
        metrics.failed(feed.id());
        trouble(feed, "its directory can't be worked", e);
      }
    }
    directories.entrySet().removeIf(each -> isGone(each.getKey(), each.getValue()));
    metrics.waiting(left);
    return left > 0;
  }

  private FeedDirectory directory(Path root, Feed feed, String name, WatchService watch)
      throws IOException {
    // Made again where somebody took it away; also sees to it that no link has taken its place.
    Shelves shelves = Shelves.of(root, name);
    FeedDirectory known = directories.get(feed.id());
    if (known != null && known.inbox().equals(shelves.inbox())) {
      return known;
    }
    FeedDirectory directory = new FeedDirectory(shelves, intake, metrics, config, around);
    directories.put(feed.id(), directory);
    try {
      shelves
          .inbox()
          .register(
              watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
    } catch (IOException e) {
      LOG.debugf("%s is only looked at every %s: %s", shelves.inbox(), config.sweep(), e);
    }
    return directory;
  }

  private boolean isGone(String id, FeedDirectory directory) {
    boolean gone =
        feeds
            .byId(id)
            .filter(feed -> feed.settings().directory().isPresent() && !feed.settings().paused())
            .isEmpty();
    if (gone) {
      close(directory);
    }
    return gone;
  }

  /** Once, until it is over. */
  private void trouble(Feed feed, String message, Exception cause) {
    if (troubled.add(feed.id())) {
      LOG.errorf(cause, "feed %s takes in no files: %s", feed.id(), message);
    }
  }

  private static void close(FeedDirectory directory) {
    try {
      directory.close();
    } catch (IOException e) {
      LOG.debugf("%s is given up by its silence only: %s", directory.inbox(), e);
    }
  }
}
