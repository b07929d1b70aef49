package dateline.ingest.publish;

import dateline.DeadLetter;
import dateline.FeedDefinition;
import dateline.FeedSignal;
import dateline.FeedState;
import dateline.IdentitySource;
import dateline.RawArticle;
import dateline.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * An empty record for each topic that this service writes to: serialised once, it makes the
 * serialiser know the schema's id, so that no later one waits for the registry.
 */
final class SampleRecords {

  static final Map<Topics, SpecificRecord> ALL =
      Map.of(
          Topics.RAW, anItem(),
          Topics.URGENT, anItem(),
          Topics.DEAD_LETTERS, aDeadLetter(),
          Topics.FEEDS, aDefinition(),
          Topics.FEED_STATES, aState(),
          Topics.FEED_SIGNALS, aSignal());

  private SampleRecords() {}

  private static FeedSignal aSignal() {
    return FeedSignal.newBuilder().setFeed("").setKind("").setAt(Instant.EPOCH).build();
  }

  private static RawArticle anItem() {
    return RawArticle.newBuilder()
        .setId("")
        .setUri("")
        .setFeed("")
        .setProvider("")
        .setTransport("")
        .setReceived(Instant.EPOCH)
        .setIdentitySource(IdentitySource.other)
        .setFormat("")
        .setMediaType("")
        .setContent(ByteBuffer.allocate(0))
        .build();
  }

  private static DeadLetter aDeadLetter() {
    return DeadLetter.newBuilder()
        .setId("")
        .setStage("")
        .setReason("")
        .setMessage("")
        .setAt(Instant.EPOCH)
        .build();
  }

  private static FeedDefinition aDefinition() {
    return FeedDefinition.newBuilder()
        .setId("")
        .setRevision(0)
        .setProvider("")
        .setName("")
        .setOrigin("")
        .setCreated(Instant.EPOCH)
        .setChanged(Instant.EPOCH)
        .build();
  }

  private static FeedState aState() {
    return FeedState.newBuilder().setFeed("").setAt(Instant.EPOCH).build();
  }
}
