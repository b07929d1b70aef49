package dateline.bench;

import dateline.bench.push.Ledger;
import dateline.localstack.Backends;
import dateline.localstack.StackConfig;
import dateline.standalone.Pipeline;
import dateline.standalone.Service;
import dateline.standalone.ServiceOptions;
import dateline.standalone.Services;
import dateline.standalone.demo.Feed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Everything that is measured, as processes of their own on free ports of this machine. */
final class PipelineUnderTest implements AutoCloseable {

  private final Pipeline pipeline;
  private final List<Feed> feeds;

  private PipelineUnderTest(Pipeline pipeline, List<Feed> feeds) {
    this.pipeline = pipeline;
    this.feeds = feeds;
  }

  /**
   * Starts all of it.
   *
   * @throws RuntimeException saying which part can't start and why; nothing runs then
   */
  static PipelineUnderTest start(Options options, Path folder) {
    List<Feed> feeds =
        IntStream.range(0, options.feeds()).mapToObj(PipelineUnderTest::feed).toList();
    return new PipelineUnderTest(
        Pipeline.start(
            StackConfig.in(folder.resolve("stack")),
            folder.resolve("services"),
            feeds,
            new ServiceOptions(Map.of(), options.settings(), options.jvm())),
        feeds);
  }

  private static Feed feed(int number) {
    String id = feedId(number);
    return new Feed(
        id, Ledger.provider(number), "Bench feed " + number, "UTC", "en-GB", "key of " + id);
  }

  /** Id of a feed, by its number. */
  static String feedId(int number) {
    return "bench-feed-" + number;
  }

  Backends backends() {
    return pipeline.backends();
  }

  Services services() {
    return pipeline.services();
  }

  List<Feed> feeds() {
    return feeds;
  }

  /** Process ids by name: the services first, then what runs here of the rest, this one last. */
  Map<String, Long> pids() {
    Map<String, Long> pids = new LinkedHashMap<>();
    for (Service service : Service.values()) {
      pids.put(service.label(), services().process(service).pid());
    }
    backends().processes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(part -> pids.put(part.getKey().label(), part.getValue().pid()));
    pids.put("bench", ProcessHandle.current().pid());
    return pids;
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
