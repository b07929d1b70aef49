package dateline.standalone;

import dateline.Contract;
import dateline.localstack.Backends;
import dateline.localstack.StackConfig;
import dateline.standalone.demo.Feed;
import dateline.standalone.demo.FeedsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything: a broker, a registry, MongoDB, the contract in place, and the three services. All of
 * it answers when {@link #start} returns; closing ends the services first, then what they stand on,
 * as far as it was started here.
 */
public final class Pipeline implements AutoCloseable {

  private final Backends backends;
  private final Services services;

  Pipeline(Backends backends, Services services) {
    this.backends = backends;
    this.services = services;
  }

  /**
   * Starts everything on free ports in a temporary folder, for tests.
   *
   * @param folder where the services' logs go
   * @param feeds the feeds that may push
   * @param options ports, settings and JVM options of the services
   */
  public static Pipeline temporary(Path folder, List<Feed> feeds, ServiceOptions options) {
    return start(StackConfig.temporary(), folder, feeds, options);
  }

  /**
   * Starts everything but the backends that an explicit address is given for.
   *
   * @param config which backends' ports and folder
   * @param folder where feeds file, logs and state of the services go
   * @param feeds the feeds that may push
   * @param options ports, settings and JVM options of the services
   * @throws RuntimeException saying which part can't start and why; nothing runs then
   */
  public static Pipeline start(
      StackConfig config, Path folder, List<Feed> feeds, ServiceOptions options) {
    options
        .ports()
        .forEach(
            (service, port) -> {
              // Before the slow parts: a taken port should not take ten seconds to find out.
              if (port != 0) {
                service.requireFree(port);
              }
            });
    Backends backends = Backends.choose(config);
    try {
      Contract.ensure(backends.kafka(), backends.registry());
      Path file = FeedsFile.write(folder.resolve("feeds.properties"), feeds);
      return new Pipeline(
          backends, Services.start(new ServicesConfig(backends, folder, file, options)));
    } catch (IOException e) {
      backends.close();
      throw new StandaloneException(
          "Topics and schemas can't be put in place: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      backends.close();
      Thread.currentThread().interrupt();
      throw new StandaloneException("Interrupted while starting", e);
    } catch (RuntimeException e) {
      backends.close();
      throw e;
    }
  }

  /** The backends. */
  public Backends backends() {
    return backends;
  }

  /** The services. */
  public Services services() {
    return services;
  }

  @Override
  public void close() {
    try {
      services.close();
    } finally {
      backends.close();
    }
  }
}
