package dateline.bench.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Reading;
import dateline.ingest.format.feed.FeedDocument;
import java.net.URI;
import java.util.Optional;

/** {@code feeds}: what a feed says about itself and in its entries. */
final class FeedsTask implements EvaluationTask {

  private static final Bounds BOUNDS = new Bounds(100_000, 16L * 1024 * 1024);

  private final FeedDocument feeds = new FeedDocument();

  @Override
  public String name() {
    return "feeds";
  }

  @Override
  public ObjectNode predict(EvaluationInput input) throws Exception {
    ObjectNode prediction = JsonNodeFactory.instance.objectNode();
    Document document =
        new Document(
            input.bytes(), Optional.empty(), input.text("url").map(URI::create), Optional.empty());
    if (feeds.read(document, BOUNDS) instanceof Reading.Items items) {
      ArrayNode entries = prediction.putArray("entries");
      for (Entry entry : items.entries()) {
        if (entry instanceof Entry.Sound sound) {
          entries
              .addObject()
              .put("title", sound.item().headline().orElse(null))
              .put("id", sound.item().identity().identifier());
        }
      }
    } else {
      prediction.put("error", "not a feed");
    }
    return prediction;
  }
}
