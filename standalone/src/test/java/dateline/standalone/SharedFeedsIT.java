package dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.Contract;
import dateline.RawArticle;
import dateline.Topics;
import dateline.localstack.Backends;
import dateline.localstack.Part;
import dateline.localstack.Ports;
import dateline.localstack.StackConfig;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two copies of the packaged ingest-service share two thousand feeds; one of them is killed as by
 * {@code kill -9} while news comes in. Every item is in Kafka once.
 */
class SharedFeedsIT {

  private static final System.Logger LOG = System.getLogger(SharedFeedsIT.class.getName());
  private static final int FEEDS = 2_000;
  private static final int FIRST_ITEMS = 3;
  private static final int NEWS = 2_500;
  private static final Duration START = Duration.ofSeconds(90);

  @TempDir Path folder;

  @Test
  void twoCopiesShareTheFeeds_andOneTakesOverFromTheOtherThatIsKilled() throws Exception {
    try (FeedFarm farm = new FeedFarm(FEEDS, FIRST_ITEMS);
        Backends backends =
            Backends.choose(StackConfig.temporary().only(Set.of(Part.KAFKA, Part.REGISTRY)));
        RawLog log = new RawLog(backends)) {
      Contract.ensure(backends.kafka(), backends.registry());
      log.assign();
      ServiceProcess one = copy("one", farm, backends);
      ServiceProcess two = copy("two", farm, backends);
      try {
        run(farm, log, one, two);
      } finally {
        one.stop();
        two.stop();
      }
    }
  }

  private void run(FeedFarm farm, RawLog log, ServiceProcess one, ServiceProcess two) {
    one.start();
    two.start();
    one.awaitReady(START);
    two.awaitReady(START);
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(log.read()).hasSize(FEEDS * FIRST_ITEMS));

    farm.visits();
    Map<Integer, Set<String>> visitors = new HashMap<>();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              farm.visits()
                  .forEach(
                      visit ->
                          visitors
                              .computeIfAbsent(visit.feed(), feed -> new HashSet<>())
                              .add(visit.userAgent()));
              return visitors.size() == FEEDS;
            });
    assertThat(visitors.values())
        .as("no feed is polled by two")
        .allSatisfy(v -> assertThat(v).hasSize(1));
    long ofTwo = visitors.values().stream().filter(SharedFeedsIT::isTwo).count();
    assertThat(ofTwo).as("feeds of the second copy").isBetween(FEEDS / 10L, FEEDS * 9L / 10);

    publish(farm, NEWS / 2);
    two.kill();
    long killed = System.nanoTime();
    publish(farm, NEWS / 2);

    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(log.read().keySet()).hasSize(total(farm)));
    assertThat(log.read().values())
        .as("how often each item was published")
        .allSatisfy(times -> assertThat(times).isEqualTo(1));
    report(farm, visitors, killed);
  }

  /** From the kill until the first copy asks for each feed that the second one had. */
  private static void report(FeedFarm farm, Map<Integer, Set<String>> visitors, long killed) {
    Map<Integer, Long> taken = new HashMap<>();
    for (FeedFarm.Visit visit : farm.visits()) {
      if (visit.nanos() > killed
          && isTwo(visitors.get(visit.feed()))
          && !isTwo(Set.of(visit.userAgent()))) {
        taken.merge(visit.feed(), visit.nanos() - killed, Math::min);
      }
    }
    List<Long> millis =
        taken.values().stream().map(TimeUnit.NANOSECONDS::toMillis).sorted().toList();
    LOG.log(
        System.Logger.Level.INFO,
        "take-over of {0} feeds: first after {1} ms, median {2} ms, last {3} ms",
        millis.size(),
        millis.get(0),
        millis.get(millis.size() / 2),
        millis.get(millis.size() - 1));
    assertThat(millis)
        .hasSize((int) visitors.values().stream().filter(SharedFeedsIT::isTwo).count());
    assertThat(millis.get(millis.size() - 1)).isLessThan(60_000);
  }

  private static boolean isTwo(Set<String> userAgents) {
    return userAgents.stream().allMatch(agent -> agent.contains("copy-two"));
  }

  private static void publish(FeedFarm farm, int news) {
    Random random = new Random(news);
    for (int i = 0; i < news; i++) {
      farm.publish(random.nextInt(FEEDS));
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(8));
    }
  }

  private static int total(FeedFarm farm) {
    int total = 0;
    for (int feed = 0; feed < FEEDS; feed++) {
      total += farm.items(feed);
    }
    return total;
  }

  private ServiceProcess copy(String name, FeedFarm farm, Backends backends) throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    int port = Ports.free();
    Map<String, String> settings = new HashMap<>();
    settings.put("dateline.ingest.fetch.allow", "127.0.0.1:" + farm.port());
    settings.put("dateline.ingest.fetch.user-agent-url", "https://copy-" + name + ".example/");
    settings.put("dateline.ingest.fetch.per-host", "64");
    settings.put("dateline.ingest.fetch.host-delay", "0s");
    settings.put("dateline.ingest.refresh.min", "4s");
    settings.put("dateline.ingest.refresh.max", "6s");
    settings.put("dateline.ingest.refresh.dead", "6s");
    ServicesConfig config =
        new ServicesConfig(
            backends,
            own,
            feeds(farm),
            new ServiceOptions(Map.of(), Map.of(Service.INGEST, settings), Map.of()));
    return new ServiceProcess(
        Service.INGEST,
        port,
        ServiceCommand.of(Service.INGEST, port, config, ProjectRoot.find()),
        own);
  }

  private Path feeds(FeedFarm farm) throws IOException {
    Properties properties = new Properties();
    for (int feed = 0; feed < FEEDS; feed++) {
      String prefix = "dateline.ingest.feeds.farm-" + feed + ".";
      properties.setProperty(prefix + "provider", "farm");
      properties.setProperty(prefix + "url", farm.url(feed));
    }
    Path file = folder.resolve("feeds.properties");
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    return file;
  }

  /** How often each item stands in {@code news.raw}, as committed readers see it. */
  private static final class RawLog implements AutoCloseable {

    private final Map<String, Integer> times = new HashMap<>();
    private final KafkaConsumer<String, RawArticle> consumer;

    RawLog(Backends backends) {
      Map<String, Object> config = new HashMap<>(Contract.serdeConfig(backends.registry()));
      config.put("bootstrap.servers", backends.kafka());
      config.put("isolation.level", "read_committed");
      config.put("auto.offset.reset", "earliest");
      Deserializer<RawArticle> values = new AvroKafkaDeserializer<>();
      values.configure(config, false);
      consumer = new KafkaConsumer<>(config, new StringDeserializer(), values);
    }

    void assign() {
      List<TopicPartition> partitions = new ArrayList<>();
      consumer
          .partitionsFor(Topics.RAW.topic())
          .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
    }

    Map<String, Integer> read() {
      for (var records = consumer.poll(Duration.ofMillis(300));
          !records.isEmpty();
          records = consumer.poll(Duration.ofMillis(300))) {
        records.forEach(record -> times.merge(record.value().getGuid(), 1, Integer::sum));
      }
      return times;
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
