package dateline.enrich.stream;

import dateline.Topics;
import dateline.enrich.EnrichConfig;
import dateline.enrich.article.EnrichmentFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The topology: {@code news.raw}, and {@code news.raw.urgent} ahead of it, through one processor
 * with its state to {@code news.articles}, {@code news.articles.latest}, {@code news.withdrawals}
 * and {@code news.dead-letters}. Values stay bytes up to the processor, so that a record that
 * nobody can read becomes a dead letter and stops nothing.
 */
@ApplicationScoped
public class EnrichTopology {

  private static final String URGENT = "urgent";
  private static final String SOURCE = "raw";
  private static final String PROCESSOR = "enrich";

  private final EnrichConfig config;
  private final EnrichmentFactory enrichments;
  private final StreamMetrics metrics;
  private final Tracing tracing;
  private final Codec codec;
  private final EmbargoClock embargoClock;

  EnrichTopology(
      EnrichConfig config,
      EnrichmentFactory enrichments,
      MeterRegistry meters,
      OpenTelemetry telemetry,
      Schemas schemas,
      EmbargoClock embargoClock) {
    this.embargoClock = embargoClock;
    this.config = config;
    this.enrichments = enrichments;
    this.metrics = new StreamMetrics(meters);
    this.tracing = new Tracing(telemetry);
    this.codec = schemas.codec();
  }

  /** The topology that Quarkus starts; a singleton, because no proxy may stand in front of it. */
  @Produces
  @Singleton
  Topology topology() {
    return of(
        () ->
            new ArticleProcessor(
                codec,
                enrichments::create,
                metrics,
                tracing,
                new ArticleProcessor.Clocks(InstantSource.system(), embargoClock),
                new ArticleProcessor.Schedule(config.embargoCheck(), config.renewAfter())),
        Stores::persistentKeyValueStore);
  }

  /** The topology around such a processor, with stores of such a kind. */
  static Topology of(
      ProcessorSupplier<byte[], byte[], byte[], byte[]> processor,
      Function<String, KeyValueBytesStoreSupplier> stores) {
    Topology topology = new Topology();
    topology.addSource(
        AutoOffsetReset.earliest(),
        SOURCE,
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        Topics.RAW.topic());
    topology.addSource(
        AutoOffsetReset.earliest(),
        URGENT,
        new First(),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        Topics.URGENT.topic());
    topology.addProcessor(PROCESSOR, processor, SOURCE, URGENT);
    ArticleProcessor.STORES.forEach(
        name -> topology.addStateStore(store(stores.apply(name)), PROCESSOR));
    for (Topics topic :
        new Topics[] {Topics.ARTICLES, Topics.LATEST, Topics.WITHDRAWALS, Topics.DEAD_LETTERS}) {
      topology.addSink(
          topic.topic(),
          topic.topic(),
          new ByteArraySerializer(),
          new ByteArraySerializer(),
          PROCESSOR);
    }
    return topology;
  }

  /**
   * Of the records that a task has at hand Kafka Streams takes the one with the earliest timestamp
   * first: these are always earlier. Nothing else reads the timestamp; what goes out has its own.
   */
  private static final class First implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
      return 0;
    }
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> store(
      KeyValueBytesStoreSupplier supplier) {
    return Stores.keyValueStoreBuilder(supplier, Serdes.String(), Serdes.ByteArray());
  }
}
