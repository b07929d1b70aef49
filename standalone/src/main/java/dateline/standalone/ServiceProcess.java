package dateline.standalone;

import dateline.localstack.Child;
import dateline.localstack.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One packaged service as a child JVM that is gone when this JVM is, however it ends. It keeps its
 * port and its log file over stop, kill and restart. Not safe for use by several threads at once.
 */
public class ServiceProcess {

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final int LOG_LINES = 15;
  private static final int LINE = 400;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  private final Service service;
  private final int port;
  private final List<String> command;
  private final Path folder;
  private Child child;

  ServiceProcess(Service service, int port, List<String> command, Path folder) {
    this.service = service;
    this.port = port;
    this.command = command;
    this.folder = folder;
  }

  /**
   * Starts the service and returns at once; does nothing if it runs. See {@link #awaitReady}.
   *
   * @throws dateline.localstack.StackException if its port is taken
   */
  public void start() {
    start(Map.of());
  }

  /**
   * As {@link #start()}, with further configuration for this one start, which wins over the
   * configuration that every start has.
   */
  public void start(Map<String, String> settings) {
    if (isAlive()) {
      return;
    }
    service.requireFree(port);
    // Of one property given twice the JVM takes the last; the command ends in "-jar FILE".
    List<String> once = new ArrayList<>(command);
    settings.forEach((key, value) -> once.add(once.size() - 2, "-D" + key + "=" + value));
    child = Child.start(service.label(), once, folder, log());
  }

  /**
   * Waits until the service says that it is ready.
   *
   * @throws StandaloneException with the end of its log if it ended, or was not ready in time
   */
  public void awaitReady(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!isReady()) {
      if (!isAlive()) {
        throw failed("ended while starting");
      }
      if (System.nanoTime() > deadline) {
        throw failed("was not ready within " + limit.toSeconds() + " s");
      }
      pause();
    }
  }

  /** Whether the service answers and holds itself ready ({@code /q/health/ready}). */
  public boolean isReady() {
    HttpRequest request =
        HttpRequest.newBuilder(url().resolve("/q/health/ready"))
            .timeout(Duration.ofSeconds(3))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Ends it in order: what it has accepted is finished first. */
  public void stop() {
    if (child != null) {
      child.stop();
    }
  }

  /** Ends it at once, as {@code kill -9} does. */
  public void kill() {
    if (child != null) {
      child.kill();
    }
  }

  /** Sends a signal by its short name, such as {@code STOP} or {@code CONT}. */
  public void signal(String name) {
    child.signal(name);
  }

  /** Whether the process is there. */
  public boolean isAlive() {
    return child != null && child.isAlive();
  }

  /** Process id of the JVM, for what measures it. */
  public long pid() {
    return child.pid();
  }

  /** Which service this is. */
  public Service service() {
    return service;
  }

  /** Base URL, without a path. */
  public URI url() {
    return URI.create("http://" + Ports.HOST + ":" + port);
  }

  /** The log file, which grows over restarts. */
  public Path log() {
    return folder.resolve(service.label() + ".log");
  }

  /** An exception that says what happened to the service, with the end of its log. */
  StandaloneException failed(String what) {
    return new StandaloneException(
        "%s-service on port %d (--%s-port) %s. The end of %s:%n%s"
            .formatted(
                service.label(),
                port,
                service.label(),
                what,
                log(),
                String.join(System.lineSeparator(), lastLines())));
  }

  private List<String> lastLines() {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log()), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()).stream()
          .map(line -> line.length() > LINE ? line.substring(0, LINE) + " ..." : line)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static StandaloneException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new StandaloneException("Interrupted while waiting for a service", e);
  }
}
