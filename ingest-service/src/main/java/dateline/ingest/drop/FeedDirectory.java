package dateline.ingest.drop;

import dateline.ingest.drop.Shelves.Lying;
import dateline.ingest.source.Feed;
import dateline.ingest.source.IngestConfig;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Works the directory of one feed, oldest file first, one after the other: versions of an article
 * keep their order. A file leaves {@code .work} only when Kafka has it, or has it as a dead letter.
 * For one thread.
 */
final class FeedDirectory {

  private static final Logger LOG = Logger.getLogger(FeedDirectory.class);

  private final Shelves shelves;
  private final FileIntake intake;
  private final DropMetrics metrics;
  private final IngestConfig.Drop config;
  private final Surroundings around;
  private final DirectoryLock lock;
  private final Settling settling;

  /** Claims that Kafka has, but that could not be moved yet: not to be published again. */
  private final Map<Path, FileIntake.Outcome> published = new HashMap<>();

  /** Claims that have nothing pressing in them, while too much waits to be worked. */
  private final Set<Path> patient = new HashSet<>();

  private LocalDate tidied = LocalDate.MIN;

  /**
   * What a directory is worked in.
   *
   * @param copy tells this copy of the service from others
   * @param clock for the days of the archive
   * @param nanos for how long something takes
   * @param behind whether too much waits to be worked
   * @param stopping whether the service stops
   */
  record Surroundings(
      String copy,
      InstantSource clock,
      LongSupplier nanos,
      BooleanSupplier behind,
      BooleanSupplier stopping) {}

  FeedDirectory(
      Shelves shelves,
      FileIntake intake,
      DropMetrics metrics,
      IngestConfig.Drop config,
      Surroundings around) {
    this.shelves = shelves;
    this.intake = intake;
    this.metrics = metrics;
    this.config = config;
    this.around = around;
    this.lock = new DirectoryLock(shelves.lock(), around.copy(), config.takeOver(), around.nanos());
    this.settling = new Settling(config.settle());
  }

  Path inbox() {
    return shelves.inbox();
  }

  /**
   * Takes in what is there by now.
   *
   * @return how many files are left
   */
  int sweep(Feed feed) throws IOException {
    List<Lying> arrivals = shelves.arrivals();
    settling.keepOnly(arrivals.stream().map(Lying::path).toList());
    List<Lying> settled = new ArrayList<>();
    for (Lying file : arrivals) {
      if (settling.isSettled(file.path(), file.size(), file.millis(), around.nanos().getAsLong())) {
        settled.add(file);
      }
    }
    List<Lying> claims = shelves.claims();
    if (!around.behind().getAsBoolean()) {
      patient.clear();
    }
    int left = arrivals.size() + claims.size();
    if (settled.isEmpty() && claims.isEmpty()) {
      lock.release();
      tidy();
      return left;
    }
    return left - work(feed, claims, settled);
  }

  /** Lets another copy go on at once. */
  void close() throws IOException {
    lock.release();
  }

  /** How many files are done. */
  private int work(Feed feed, List<Lying> claims, List<Lying> settled) throws IOException {
    int done = 0;
    for (Lying claim : claims) {
      if (mustStop() || !lock.hold()) {
        return done;
      }
      Step step = work(feed, claim);
      if (step == Step.STOP) {
        return done;
      }
      done += step == Step.DONE ? 1 : 0;
    }
    for (Lying file : settled) {
      if (mustStop() || !lock.hold()) {
        return done;
      }
      try {
        Lying claim = shelves.claim(file);
        settling.forget(file.path());
        Step step = work(feed, claim);
        if (step == Step.STOP) {
          return done;
        }
        done += step == Step.DONE ? 1 : 0;
      } catch (NoSuchFileException e) {
        // Who left it took it away again.
        continue;
      }
    }
    return done;
  }

  private boolean mustStop() {
    return around.stopping().getAsBoolean();
  }

  private enum Step {
    DONE,
    /** Stays where it is; others may be done. */
    LEFT,
    /** Kafka can't be reached: the others would fare no better. */
    STOP
  }

  private Step work(Feed feed, Lying claim) throws IOException {
    if (patient.contains(claim.path())) {
      return Step.LEFT;
    }
    FileIntake.Outcome outcome = published.get(claim.path());
    if (outcome == null) {
      try {
        outcome = taken(feed, claim);
      } catch (NoSuchFileException e) {
        // Another copy took it for abandoned.
        return Step.DONE;
      }
    }
    if (outcome instanceof FileIntake.Outcome.Later later) {
      metrics.file(feed.id(), "retry");
      LOG.debugf(
          "feed %s: file %s stays: %s",
          feed.id(), FileNames.printable(claim.name()), later.reason());
      if (later.behind()) {
        patient.add(claim.path());
      }
      return later.behind() ? Step.LEFT : Step.STOP;
    }
    published.put(claim.path(), outcome);
    putAway(feed, claim, outcome);
    published.remove(claim.path());
    return Step.DONE;
  }

  private FileIntake.Outcome taken(Feed feed, Lying claim) throws IOException {
    String name = FileNames.unclaimed(claim.name());
    try {
      DroppedFile file = DroppedFile.read(claim.path(), name, config.maxFile().asLongValue());
      return intake.take(feed, name, Instant.ofEpochMilli(claim.millis()), file);
    } catch (AccessDeniedException e) {
      return new FileIntake.Outcome.Unreadable("The file may not be read.");
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      // A disk or share with a fault: the others may be whole.
      metrics.failed(feed.id());
      LOG.warnf("feed %s: file %s: %s", feed.id(), FileNames.printable(name), e);
      return new FileIntake.Outcome.Later(true, "it could not be read");
    }
  }

  private void putAway(Feed feed, Lying claim, FileIntake.Outcome outcome) throws IOException {
    try {
      if (outcome instanceof FileIntake.Outcome.Unreadable unreadable) {
        shelves.toError(claim, unreadable.reason());
        metrics.file(feed.id(), "error");
        LOG.warnf(
            "feed %s: file %s can't be read: %s",
            feed.id(), FileNames.printable(FileNames.unclaimed(claim.name())), unreadable.reason());
      } else {
        shelves.toArchive(claim, today());
        metrics.file(feed.id(), "archived");
      }
    } catch (NoSuchFileException e) {
      // Another copy took it for abandoned, and has put it away meanwhile.
      LOG.infof(
          "feed %s: file %s was put away by another copy",
          feed.id(), FileNames.printable(claim.name()));
    }
  }

  private void tidy() throws IOException {
    if (!today().equals(tidied)) {
      shelves.forgetBefore(today().minusDays(config.archiveDays()));
      tidied = today();
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(around.clock().instant(), ZoneOffset.UTC);
  }

  /** How long until a file that is new now has settled. */
  static Duration soon(IngestConfig.Drop config) {
    return config.settle().plusMillis(50);
  }
}
