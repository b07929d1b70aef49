package dateline.bench.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import dateline.ingest.format.feed.FeedContent;
import dateline.ingest.format.feed.FeedDocument;
import dateline.ingest.format.jsonfeed.JsonFeedDocument;

/** {@code feeds}: what a feed says about itself and in its entries. */
final class FeedsTask implements EvaluationTask {

  private static final Bounds BOUNDS = new Bounds(100_000, 16L * 1024 * 1024);

  private final StatedTime times = new StatedTime();
  private final FeedDocument feeds = new FeedDocument();
  private final SitemapsTask sitemaps = new SitemapsTask();
  private final JsonFeedDocument jsonFeeds = new JsonFeedDocument();

  FeedsTask() {
    times.warmUp();
  }

  @Override
  public ObjectNode predict(EvaluationInput input) throws Exception {
    Delivered delivered = Delivered.of(input);
    FeedContent content =
        JsonFeedDocument.isOne(delivered.document().bytes())
            ? jsonFeeds.content(delivered.document(), BOUNDS)
            : feeds.content(delivered.document(), BOUNDS);
    ObjectNode prediction = JsonNodeFactory.instance.objectNode();
    if (!(content.reading() instanceof Reading.Items)) {
      // A sitemap is polled as a feed is, and answers in its own shape.
      ObjectNode sitemap = sitemaps.predict(input);
      return sitemap.has("error") ? prediction.put("error", content.reading().toString()) : sitemap;
    }
    FeedFields fields = new FeedFields(times, delivered.language());
    prediction.set("feed", fields.feed(content.head()));
    ArrayNode entries = prediction.putArray("entries");
    for (WireItem item : content.stated()) {
      entries.add(fields.entry(item));
    }
    return prediction;
  }
}
