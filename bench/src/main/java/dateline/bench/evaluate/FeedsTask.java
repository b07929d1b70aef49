package dateline.bench.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import dateline.ingest.format.feed.FeedContent;
import dateline.ingest.format.feed.FeedDocument;

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
    Delivered delivered = Delivered.of(input);
    FeedContent content = feeds.content(delivered.document(), BOUNDS);
    ObjectNode prediction = JsonNodeFactory.instance.objectNode();
    if (!(content.reading() instanceof Reading.Items)) {
      return prediction.put("error", content.reading().toString());
    }
    FeedFields fields = new FeedFields(delivered.language());
    prediction.set("feed", fields.feed(content.head()));
    ArrayNode entries = prediction.putArray("entries");
    for (WireItem item : content.stated()) {
      entries.add(fields.entry(item));
    }
    return prediction;
  }
}
