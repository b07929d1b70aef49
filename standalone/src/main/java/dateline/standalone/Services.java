package dateline.standalone;

import dateline.localstack.Ports;
import dateline.localstack.Together;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The three packaged services as children of this JVM, on loopback. All are ready when {@link
 * #start} returns; all are gone when this JVM is. The services must have been built.
 */
public final class Services implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final Map<Service, ServiceProcess> processes;

  Services(Map<Service, ServiceProcess> processes) {
    this.processes = processes;
  }

  /**
   * Starts the services in parallel and waits until all are ready.
   *
   * @throws RuntimeException if one is not built, its port is taken, or it can't start; nothing
   *     runs then
   */
  public static Services start(ServicesConfig config) {
    try {
      Files.createDirectories(config.folder());
    } catch (IOException e) {
      throw new StandaloneException("Can't make the folder " + config.folder() + ": " + e, e);
    }
    Path root = ProjectRoot.find();
    Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      int chosen = config.options().port(service);
      int port = chosen == 0 ? Ports.free() : chosen;
      processes.put(
          service,
          new ServiceProcess(
              service, port, ServiceCommand.of(service, port, config, root), config.folder()));
    }
    Services services = new Services(processes);
    try {
      processes.values().forEach(ServiceProcess::start);
      services.awaitReady();
      return services;
    } catch (RuntimeException e) {
      services.close();
      throw e;
    }
  }

  /** The process of one service. */
  public ServiceProcess process(Service service) {
    return processes.get(service);
  }

  /** Base URL of one service, without a path. */
  public URI url(Service service) {
    return process(service).url();
  }

  /** Ends one service as {@code kill -9} does, starts it again and waits until it is ready. */
  public void killAndRestart(Service service) {
    killAndRestart(service, Map.of());
  }

  /** The same, with further configuration until it is started again. */
  public void killAndRestart(Service service, Map<String, String> settings) {
    ServiceProcess process = process(service);
    process.kill();
    process.start(settings);
    process.awaitReady(START_LIMIT);
  }

  /** The first service that has ended although nobody asked it to, if any. */
  public Optional<ServiceProcess> ended() {
    return processes.values().stream().filter(p -> !p.isAlive()).findFirst();
  }

  /** Ends all services in order, in parallel; safe to call again. */
  @Override
  public void close() {
    Together.run(processes.values().stream().map(p -> (Runnable) p::stop).toList());
  }

  private void awaitReady() {
    Together.run(
        processes.values().stream().map(p -> (Runnable) () -> p.awaitReady(START_LIMIT)).toList());
  }
}
