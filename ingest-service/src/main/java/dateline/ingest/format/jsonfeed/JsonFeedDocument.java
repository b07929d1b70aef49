package dateline.ingest.format.jsonfeed;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Payload;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.WireItem;
import dateline.ingest.format.feed.FeedContent;
import dateline.ingest.format.feed.FeedHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A JSON Feed (1.0, 1.1) in UTF-8: each member of {@code items} is an item, and its bytes are the
 * member's own part of the document. Where the document stops being JSON, the items before stand,
 * and the rest is handed on as it came.
 */
public final class JsonFeedDocument implements WireFormat {

  /** Whether a JSON object says that it is a JSON Feed. */
  public static boolean isOne(byte[] document) {
    return JsonFeedScan.isOne(withoutMark(document));
  }

  @Override
  public int expansion() {
    return 10;
  }

  @Override
  public Reading read(Document document, Bounds bounds) {
    return content(document, bounds).reading();
  }

  /** Reads the document once, with what the feed says about itself. */
  public FeedContent content(Document document, Bounds bounds) {
    JsonFeedScan scan = new JsonFeedScan(withoutMark(document.bytes()), bounds.items());
    scan.scan();
    if (scan.items().size() > bounds.items()) {
      return nothing(bounds.tooManyItems());
    }
    if (!scan.isFeed()) {
      return nothing(
          new Reading.Unreadable(
              scan.fault().orElse("no JSON Feed: it has neither its version nor items")));
    }
    HeadReader head = new HeadReader(scan.head(), document.location());
    List<Entry> entries = new ArrayList<>();
    List<WireItem> stated = new ArrayList<>();
    for (byte[] item : scan.items()) {
      Entry entry = entry(item, head, bounds);
      entries.add(entry);
      if (entry instanceof Entry.Sound sound) {
        stated.add(sound.item());
      }
    }
    scan.fault()
        .ifPresent(
            fault ->
                entries.add(
                    new Entry.Broken(payload(scan.rest()), List.of(new Fault("/items", fault)))));
    return new FeedContent(new Reading.Items(entries), head.read(), stated, scan.fault().isEmpty());
  }

  private static Entry entry(byte[] bytes, HeadReader feed, Bounds bounds) {
    Payload payload = payload(bytes);
    if (bytes.length > bounds.itemBytes()) {
      return new Entry.Broken(payload, List.of(bounds.itemFault()));
    }
    try {
      JsonNode item = JsonFeedScan.value(bytes);
      return item.isObject()
          ? JsonFeedItem.read(item, feed, payload)
          : new Entry.Broken(payload, List.of(new Fault("", "must be a JSON object")));
    } catch (IOException e) {
      return new Entry.Broken(payload, List.of(new Fault("", JsonFeedScan.reason(e))));
    }
  }

  private static byte[] withoutMark(byte[] bytes) {
    boolean marked =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    return marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
  }

  private static Payload payload(byte[] bytes) {
    return new Payload("json-feed", "application/feed+json", Optional.of("UTF-8"), bytes);
  }

  private static FeedContent nothing(Reading reading) {
    return new FeedContent(reading, FeedHead.NONE, List.of(), false);
  }
}
