package dateline.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One running part, for tests that hurt it: it keeps its port and its data over any of these acts.
 * Not safe for use by several threads at once.
 */
public final class PartProcess {

  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final int LOG_LINES = 15;

  private final Launch launch;
  private final Path folder;
  private final Path log;
  private Child child;

  PartProcess(Launch launch, Path folder) {
    this.launch = launch;
    this.folder = folder.resolve(launch.part().label());
    this.log = folder.resolve(launch.part().label() + ".log");
  }

  /**
   * Starts the part and returns when it truly answers; does nothing if it runs.
   *
   * @throws StackException with the end of the part's log if it can't start
   */
  public void start() {
    if (isAlive()) {
      return;
    }
    launch.part().requireFree(launch.port());
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StackException("Can't make the folder " + folder + ": " + e.getMessage(), e);
    }
    child = Child.start(launch.part().label(), launch.command(folder), folder, log);
    Instant limit = Instant.now().plus(START_LIMIT);
    while (!launch.isReady(folder)) {
      if (!child.isAlive()) {
        throw failed("ended while starting");
      }
      if (Instant.now().isAfter(limit)) {
        child.kill();
        throw failed("did not answer within " + START_LIMIT.toSeconds() + " s");
      }
      Child.pause(LOOK_EVERY);
    }
  }

  /** Ends the part in order, also when it is paused. */
  public void stop() {
    if (child != null) {
      child.stop();
    }
  }

  /** Ends the part as {@code kill -9} does. */
  public void kill() {
    if (child != null) {
      child.kill();
    }
  }

  /** Stops the part if it runs, and starts it on the same port and data. */
  public void restart() {
    stop();
    start();
  }

  /** Freezes the part (SIGSTOP): its port stays open and nothing answers. */
  public void pause() {
    child.signal("STOP");
  }

  /** Ends a pause (SIGCONT). */
  public void resume() {
    child.signal("CONT");
  }

  /** Whether the process is there, paused or not. */
  public boolean isAlive() {
    return child != null && child.isAlive();
  }

  /** Process id of the server itself. */
  public long pid() {
    return child.pid();
  }

  /** The port clients connect to. */
  public int port() {
    return launch.port();
  }

  /** The part's log file. */
  public Path log() {
    return log;
  }

  private StackException failed(String what) {
    return new StackException(
        "%s on port %d %s. The end of %s:%n%s"
            .formatted(
                launch.part().label(), launch.port(), what, log, String.join("\n", lastLines())));
  }

  private List<String> lastLines() {
    try {
      // Not Files.readAllLines: a server may log bytes that are not UTF-8.
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
