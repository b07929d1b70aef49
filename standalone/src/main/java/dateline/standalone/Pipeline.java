package dateline.standalone;

import dateline.Contract;
import dateline.localstack.LocalStack;
import dateline.localstack.StackConfig;
import dateline.standalone.demo.Feed;
import dateline.standalone.demo.FeedsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything: a broker, a registry, MongoDB, the contract in place, and the three services. All of
 * it answers when {@link #start} returns; closing ends the services first, then what they stand on.
 */
public final class Pipeline implements AutoCloseable {

  private final LocalStack stack;
  private final Services services;

  private Pipeline(LocalStack stack, Services services) {
    this.stack = stack;
    this.services = services;
  }

  /**
   * Starts everything on free ports in a temporary folder, for tests.
   *
   * @param folder where the services' logs go
   * @param feeds the feeds that may push
   */
  public static Pipeline temporary(Path folder, List<Feed> feeds) {
    return start(StackConfig.temporary(), folder, feeds, Map.of());
  }

  /**
   * Starts everything.
   *
   * @param config which backends' ports and folder
   * @param folder where feeds file, logs and state of the services go
   * @param feeds the feeds that may push
   * @param ports port of each service; 0 or absent for any free one
   * @throws RuntimeException saying which part can't start and why; nothing runs then
   */
  public static Pipeline start(
      StackConfig config, Path folder, List<Feed> feeds, Map<Service, Integer> ports) {
    ports.forEach(
        (service, port) -> {
          // Before the slow parts: a taken port should not take ten seconds to find out.
          if (port != 0) {
            service.requireFree(port);
          }
        });
    LocalStack stack = LocalStack.start(config);
    try {
      Contract.ensure(stack.kafka(), stack.registry());
      Path file = FeedsFile.write(folder.resolve("feeds.properties"), feeds);
      return new Pipeline(
          stack, Services.start(ServicesConfig.on(stack, folder, file).withPorts(ports)));
    } catch (IOException e) {
      stack.close();
      throw new StandaloneException(
          "Topics and schemas can't be put in place: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      stack.close();
      Thread.currentThread().interrupt();
      throw new StandaloneException("Interrupted while starting", e);
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /** The backends. */
  public LocalStack stack() {
    return stack;
  }

  /** The services. */
  public Services services() {
    return services;
  }

  @Override
  public void close() {
    services.close();
    stack.close();
  }
}
