package dateline.bench;

import dateline.Contract;
import dateline.bench.push.Ledger;
import dateline.localstack.LocalStack;
import dateline.localstack.Part;
import dateline.localstack.StackConfig;
import dateline.standalone.Service;
import dateline.standalone.Services;
import dateline.standalone.ServicesConfig;
import dateline.standalone.demo.Feed;
import dateline.standalone.demo.FeedsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Everything that is measured, as processes of their own on free ports of this machine. */
final class PipelineUnderTest implements AutoCloseable {

  private final LocalStack stack;
  private final Services services;
  private final List<Feed> feeds;

  private PipelineUnderTest(LocalStack stack, Services services, List<Feed> feeds) {
    this.stack = stack;
    this.services = services;
    this.feeds = feeds;
  }

  /**
   * Starts all of it.
   *
   * @throws IOException if topics and schemas can't be put in place
   * @throws RuntimeException saying which part can't start and why; nothing runs then
   */
  static PipelineUnderTest start(Options options, Path folder)
      throws IOException, InterruptedException {
    List<Feed> feeds =
        IntStream.range(0, options.feeds()).mapToObj(PipelineUnderTest::feed).toList();
    Path file = FeedsFile.write(folder.resolve("feeds.properties"), feeds);
    LocalStack stack = LocalStack.start(StackConfig.in(folder.resolve("stack")));
    try {
      Contract.ensure(stack.kafka(), stack.registry());
      ServicesConfig config =
          new ServicesConfig(
              stack, folder.resolve("services"), file, Map.of(), options.settings(), options.jvm());
      return new PipelineUnderTest(stack, Services.start(config), feeds);
    } catch (IOException | InterruptedException | RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  private static Feed feed(int number) {
    String id = "bench-feed-" + number;
    return new Feed(
        id, Ledger.provider(number), "Bench feed " + number, "UTC", "en-GB", "key of " + id);
  }

  LocalStack stack() {
    return stack;
  }

  Services services() {
    return services;
  }

  List<Feed> feeds() {
    return feeds;
  }

  /** Process ids by name: the services first, this process last. */
  Map<String, Long> pids() {
    Map<String, Long> pids = new LinkedHashMap<>();
    for (Service service : Service.values()) {
      pids.put(service.label(), services.process(service).pid());
    }
    for (Part part : Part.values()) {
      pids.put(part.label(), stack.process(part).pid());
    }
    pids.put("bench", ProcessHandle.current().pid());
    return pids;
  }

  @Override
  public void close() {
    services.close();
    stack.close();
  }
}
