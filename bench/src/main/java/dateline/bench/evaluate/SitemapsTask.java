package dateline.bench.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import dateline.ingest.format.sitemap.SitemapContent;
import dateline.ingest.format.sitemap.SitemapDocument;

/** {@code sitemaps}: the pages that a sitemap names, their news, and the sitemaps of an index. */
final class SitemapsTask implements EvaluationTask {

  private static final Bounds BOUNDS = new Bounds(100_000, 16L * 1024 * 1024);

  private final SitemapDocument sitemaps = new SitemapDocument();
  private final StatedTime times = new StatedTime();

  @Override
  public ObjectNode predict(EvaluationInput input) throws Exception {
    SitemapContent content = sitemaps.content(Delivered.of(input).document(), BOUNDS);
    ObjectNode prediction = JsonNodeFactory.instance.objectNode();
    if (!(content.reading() instanceof Reading.Items)) {
      return prediction.put("error", content.reading().toString());
    }
    ArrayNode index = prediction.putArray("index");
    content.sitemaps().forEach(each -> index.add(each.location()));
    ArrayNode items = prediction.putArray("items");
    content.pages().forEach(page -> items.add(item(page)));
    return prediction;
  }

  private ObjectNode item(WireItem page) {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.put("link", page.identity().identifier());
    item.put("lastmod", times.of(page.parts(), "versionCreated"));
    item.put("title", page.headline().orElse(null));
    item.put("published", times.of(page.parts(), "published"));
    item.put("language", page.fact(Fact.LANGUAGE).orElse(null));
    item.put("source", page.fact(Fact.INFO_SOURCE).orElse(null));
    ArrayNode keywords = item.putArray("keywords");
    page.parts().tags().stream()
        .filter(tag -> tag.kind().equals("keyword"))
        .map(Parts.Tag::label)
        .forEach(keywords::add);
    return item;
  }
}
