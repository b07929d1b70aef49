package dateline.bench.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.RawArticle;
import dateline.enrich.article.Draft;
import dateline.enrich.article.Enrichment;
import dateline.enrich.article.Moment;
import dateline.enrich.article.UnreadableItem;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import dateline.ingest.format.detect.Detection;
import dateline.ingest.publish.Delivery;
import dateline.ingest.publish.RawRecord;
import dateline.ingest.publish.Transport;
import dateline.ingest.source.Feed;
import dateline.ingest.source.FeedSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code wire}: the items of a document of a wire format, each as the article that the pipeline
 * makes of it. What the pipeline refuses is an {@code error}. A document of the standard that holds
 * no article, such as a concept of NewsML-G2, has no items and a {@code notice}.
 */
final class WireTask implements EvaluationTask {

  private static final Bounds BOUNDS = new Bounds(10_000, 8L * 1024 * 1024);

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "newsml-g2", "application/vnd.iptc.g2.newsitem+xml",
          "newsml-1.2", "text/vnd.iptc.newsml",
          "nitf", "application/nitf+xml",
          "ninjs", "application/ninjs+json",
          "iptc-7901", "text/vnd.iptc.7901",
          "anpa-1312", "text/x-anpa1312",
          "rfc822", "message/rfc822");

  private final Enrichment enrichment = Enrichment.alone(Duration.ofSeconds(10));
  private final Feed feed =
      new Feed(FeedSettings.plain("evaluate", "evaluate", Instant.EPOCH), Optional.empty());

  @Override
  public ObjectNode predict(EvaluationInput input) throws IOException {
    Instant now = Instant.now();
    Document document =
        new Document(
            input.bytes(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(now.atOffset(ZoneOffset.UTC).toLocalDate()));
    Optional<String> declared = input.text("format").map(MEDIA_TYPES::get);
    Reading reading = Detection.of(document, declared).read(document, BOUNDS);
    ObjectNode prediction = JsonNodeFactory.instance.objectNode();
    ArrayNode items = prediction.putArray("items");
    if (reading instanceof Reading.Items found) {
      entries(found.entries(), now, prediction, items);
    } else if (reading instanceof Reading.Invalid invalid) {
      refused(invalid.faults(), prediction);
    } else if (reading instanceof Reading.Unreadable unreadable) {
      prediction.put("error", unreadable.message());
    } else {
      prediction.put("error", reading.toString());
    }
    return prediction;
  }

  private void entries(List<Entry> entries, Instant now, ObjectNode prediction, ArrayNode items) {
    for (Entry entry : entries) {
      if (entry instanceof Entry.Sound sound) {
        items.add(item(sound.item(), now));
      }
    }
    if (items.isEmpty() && !entries.isEmpty()) {
      refused(((Entry.Broken) entries.get(0)).faults(), prediction);
    }
  }

  /** What a standard has beside articles is well received, and is none. */
  private static void refused(List<Fault> faults, ObjectNode prediction) {
    String why = faults.get(0).pointer() + " " + faults.get(0).message();
    boolean holdsNone = faults.size() == 1 && why.contains("holds no article");
    prediction.put(holdsNone ? "notice" : "error", why.strip());
  }

  private ObjectNode item(WireItem item, Instant now) {
    Delivery delivery =
        new Delivery(feed, Transport.PUSH, now, Optional.empty(), Map.of(), Map.of(), List.of());
    RawArticle raw = RawRecord.of(delivery, "evaluate", item);
    try {
      Draft draft = enrichment.read(raw, now);
      return WirePrediction.of(
          item, raw, enrichment.article(raw, draft, new Moment(now, now), List.of()));
    } catch (UnreadableItem e) {
      return WirePrediction.of(item, raw);
    }
  }
}
