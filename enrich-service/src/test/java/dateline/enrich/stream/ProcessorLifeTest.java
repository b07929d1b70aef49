package dateline.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.IdentitySource;
import dateline.RawArticle;
import dateline.RawText;
import dateline.Topics;
import dateline.enrich.article.Enrichments;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/**
 * A task that is given away and taken back, or revived, closes its processor and opens it again.
 */
class ProcessorLifeTest {

  private final OfflineCodec registry = new OfflineCodec();
  private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();

  private void store(String name) {
    KeyValueStore<String, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
  }

  @Test
  void processorWorksOnAfterItWasClosedAndOpened() {
    ArticleProcessor.STORES.forEach(this::store);
    ArticleProcessor processor =
        new ArticleProcessor(
            registry.codec,
            Enrichments::create,
            new StreamMetrics(new SimpleMeterRegistry()),
            new Tracing(OpenTelemetry.noop()),
            new ArticleProcessor.Clocks(() -> Pipe.NOON, () -> Pipe.NOON),
            new ArticleProcessor.Schedule(Duration.ofMillis(500), Duration.ofMinutes(61)));
    processor.init(context);
    processor.close();
    processor.init(context);
    RawArticle raw =
        RawArticle.newBuilder()
            .setId("delivery")
            .setUri(Pipe.URI)
            .setFeed("north-wire")
            .setProvider("north-agency")
            .setTransport("push")
            .setReceived(Pipe.NOON)
            .setIdentitySource(IdentitySource.guid)
            .setFormat("ninjs")
            .setMediaType("application/json")
            .setContent(ByteBuffer.allocate(0))
            .setTexts(List.of(new RawText("headline", "text/plain", "Harbour opens")))
            .build();
    processor.process(
        new Record<>(
            Pipe.URI.getBytes(StandardCharsets.UTF_8),
            registry.codec.encode(Topics.RAW, raw),
            Pipe.NOON.toEpochMilli()));
    assertThat(context.forwarded())
        .extracting(forwarded -> forwarded.childName().orElseThrow())
        .containsExactly("news.articles", "news.articles.latest");
    processor.close();
  }
}
