package dateline.enrich.stream;

import dateline.ArticleUri;
import dateline.IdentitySource;
import dateline.RawArticle;
import dateline.RawText;
import dateline.RawTime;
import dateline.Topics;
import dateline.enrich.article.Enrichments;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;

/** The topology on a driver instead of a broker, at a time that the test sets. */
final class Pipe implements AutoCloseable {

  static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  static final String URI = ArticleUri.of("north-agency", "guid-1");

  final OfflineCodec registry = new OfflineCodec();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final StreamMetrics metrics = new StreamMetrics(meters);
  private Instant now = NOON;

  /** How far the embargo clock is ahead. */
  Duration drift = Duration.ZERO;

  TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> raw;
  private TestInputTopic<byte[], byte[]> urgent;
  private int deliveries;

  Pipe() {
    open(Map.of());
  }

  private void open(Map<String, List<KeyValue<String, byte[]>>> left) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "pipe");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    driver =
        new TopologyTestDriver(
            EnrichTopology.of(() -> new TakenUp(left, processor()), Stores::inMemoryKeyValueStore),
            config,
            now);
    raw =
        driver.createInputTopic(
            Topics.RAW.topic(), new ByteArraySerializer(), new ByteArraySerializer());
    urgent =
        driver.createInputTopic(
            Topics.URGENT.topic(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private ArticleProcessor processor() {
    return new ArticleProcessor(
        registry.codec,
        Enrichments::create,
        metrics,
        new Tracing(OpenTelemetry.noop()),
        new ArticleProcessor.Clocks(() -> now, () -> now.plus(drift)),
        new ArticleProcessor.Schedule(Duration.ofMillis(500), Duration.ofMinutes(61)));
  }

  /** A processor that finds its stores as another one has left them. */
  private record TakenUp(
      Map<String, List<KeyValue<String, byte[]>>> left, ArticleProcessor processor)
      implements Processor<byte[], byte[], byte[], byte[]> {
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
      left.forEach(
          (name, entries) -> {
            KeyValueStore<String, byte[]> store = context.getStateStore(name);
            store.putAll(entries);
          });
      processor.init(context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      processor.process(record);
    }

    @Override
    public void close() {
      processor.close();
    }
  }

  /** Another process takes the work up, with the state that this one leaves. */
  void restart() {
    Map<String, List<KeyValue<String, byte[]>>> left = new HashMap<>();
    for (String name : ArticleProcessor.STORES) {
      List<KeyValue<String, byte[]>> entries = new ArrayList<>();
      try (KeyValueIterator<String, byte[]> all =
          driver.<String, byte[]>getKeyValueStore(name).all()) {
        all.forEachRemaining(entries::add);
      }
      left.put(name, entries);
    }
    driver.close();
    open(left);
  }

  Instant now() {
    return now;
  }

  RawArticle.Builder item(String version, String headline) {
    deliveries++;
    return RawArticle.newBuilder()
        .setId("delivery-" + deliveries)
        .setUri(URI)
        .setFeed("north-wire")
        .setProvider("north-agency")
        .setTransport("push")
        .setReceived(now.plusMillis(deliveries))
        .setIdentitySource(IdentitySource.guid)
        .setVersion(version)
        .setFormat("ninjs")
        .setMediaType("application/json")
        .setContent(ByteBuffer.allocate(0))
        .setTexts(
            List.of(
                new RawText("headline", "text/plain", headline),
                new RawText("body", "text/plain", headline + ", the harbour's director said.")));
  }

  RawArticle.Builder embargoed(String version, String headline, String until) {
    return item(version, headline).setTimes(List.of(new RawTime("embargoed", until, "embargoed")));
  }

  void send(RawArticle.Builder item) {
    RawArticle built = item.build();
    send(built.getUri().getBytes(StandardCharsets.UTF_8), registry.codec.encode(Topics.RAW, built));
  }

  void send(byte[] key, byte[] value) {
    raw.pipeInput(key, value);
  }

  void send(RawArticle.Builder item, Headers headers) {
    RawArticle built = item.build();
    send(
        built.getUri().getBytes(StandardCharsets.UTF_8),
        registry.codec.encode(Topics.RAW, built),
        headers);
  }

  void send(byte[] key, byte[] value, Headers headers) {
    raw.pipeInput(new TestRecord<>(key, value, headers));
  }

  /** Headers of what was published since it was last asked for. */
  List<Headers> headers(Topics topic) {
    return driver
        .createOutputTopic(topic.topic(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList()
        .stream()
        .map(TestRecord::headers)
        .toList();
  }

  void at(String instant) {
    Instant next = Instant.parse(instant);
    Duration step = Duration.between(now, next);
    now = next;
    driver.advanceWallClockTime(step);
  }

  /** What was published since it was last asked for. */
  <T extends SpecificRecord> List<T> read(Topics topic, Class<T> type) {
    return driver
        .createOutputTopic(topic.topic(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readValuesToList()
        .stream()
        .map(value -> decoded(topic, value, type))
        .toList();
  }

  /** By the fast lane. */
  void sendUrgent(RawArticle.Builder item) {
    RawArticle built = item.build();
    urgent.pipeInput(
        built.getUri().getBytes(StandardCharsets.UTF_8), registry.codec.encode(Topics.RAW, built));
  }

  double held() {
    return held("embargo") + held("unreadable");
  }

  double held(String reason) {
    return meters.get("dateline.enrich.held").tag("reason", reason).gauge().value();
  }

  private <T extends SpecificRecord> T decoded(Topics topic, byte[] value, Class<T> type) {
    try {
      return registry.codec.decode(topic, value, type);
    } catch (Codec.Undecodable e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    driver.close();
  }
}
