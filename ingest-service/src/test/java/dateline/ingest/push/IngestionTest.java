package dateline.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.source.TestFeeds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IngestionTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void aReadersOwnFaultIsAProblemWithATrace() {
    TestConfig config = new TestConfig(1_000, 10_000);
    // Neither the publisher nor the feeds are reached.
    Ingestion ingestion =
        new Ingestion(null, null, new Answers(config), new PushMetrics(registry, null), config);
    assertThatThrownBy(() -> ingestion.ingest(push(new Faulty())))
        .isInstanceOfSatisfying(
            HttpProblem.class, problem -> assertThat(problem.getStatusCode()).isEqualTo(400));
    assertThat(registry.counter("dateline.ingest.reader.failures", "format", "Faulty").count())
        .isEqualTo(1);
  }

  /** A reader with a fault. */
  private static final class Faulty implements WireFormat {

    @Override
    public Reading read(Document document, Bounds bounds) {
      throw new IllegalArgumentException("a fault of ours");
    }

    @Override
    public int expansion() {
      return 1;
    }
  }

  private static PushRequest push(WireFormat format) {
    return new PushRequest(
        TestFeeds.feed(),
        format,
        new Document(new byte[] {'x'}, Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        Map.of(),
        Map.of());
  }
}
