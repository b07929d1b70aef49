package dateline.ingest.feeds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.fetch.FetchKind;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.FetchResult.Fetched;
import dateline.ingest.fetch.Fetching;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Parts;
import dateline.ingest.format.WireItem;
import dateline.ingest.source.Feed;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.FeedSettings.Polling;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches and reads a feed as polling would, and publishes nothing. */
final class Trial {

  private static final int SHOWN = 20;
  private static final long SECONDS = 60;

  private final Fetching fetching;
  private final Bounds bounds;
  private final InstantSource clock;

  Trial(Fetching fetching, Bounds bounds, InstantSource clock) {
    this.fetching = fetching;
    this.bounds = bounds;
    this.clock = clock;
  }

  /**
   * What polling the feed would bring: {@code fetched}, {@code about}, its first {@code items},
   * {@code warnings}.
   *
   * @param headers headers of the request, in clear
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 for a feed that is not polled, 422 if
   *     its address can't be fetched
   */
  ObjectNode run(FeedSettings feed, Map<String, String> headers) {
    URI url =
        feed.poll()
            .map(Polling::url)
            .orElseThrow(() -> FeedProblems.conflict("Not polled", "The feed has no url."));
    FetchResult result = fetch(FetchRequest.get(url, FetchKind.FEED).with(headers));
    if (!(result instanceof Fetched fetched)) {
      throw FeedProblems.notFetched(url, result);
    }
    Instant now = clock.instant();
    FeedLook look =
        FeedLook.at(
            fetched.bytes(),
            fetched.mediaType(),
            feed.mediaType(),
            fetched.charset(),
            fetched.trail().finalUri(),
            Feed.of(feed).dayOf(now),
            bounds);
    FeedFacts facts = new FeedFacts(look, url);
    ObjectNode json = FeedJson.object();
    json.set("fetched", fetched(fetched));
    json.set("about", facts.json());
    ArrayNode items = json.putArray("items");
    List<Entry> entries = look.entries();
    for (int i = 0; i < Math.min(SHOWN, entries.size()); i++) {
      items.add(entry(i, entries.get(i)));
    }
    new Warnings(json.putArray("warnings")).add(feed, fetched, look, facts, now);
    return json;
  }

  private FetchResult fetch(FetchRequest request) {
    try {
      return fetching.fetch(request).get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FeedProblems.slow();
    } catch (ExecutionException | TimeoutException e) {
      throw FeedProblems.slow();
    }
  }

  private static ObjectNode fetched(Fetched fetched) {
    ObjectNode json = FeedJson.object();
    json.put("status", fetched.status());
    json.put("finalUrl", fetched.trail().finalUri().toString());
    json.put("redirects", fetched.trail().redirects());
    json.put("bytes", fetched.bytes().length);
    FeedJson.put(json, "mediaType", fetched.mediaType());
    FeedJson.put(json, "charset", fetched.charset());
    FeedJson.put(json, "etag", fetched.headers().first("etag"));
    FeedJson.put(json, "lastModified", fetched.headers().first("last-modified"));
    return json;
  }

  private static ObjectNode entry(int index, Entry entry) {
    ObjectNode json = FeedJson.object();
    json.put("index", index);
    if (entry instanceof Entry.Broken broken) {
      json.put("broken", true);
      faults(json, broken.faults());
      return json;
    }
    WireItem item = ((Entry.Sound) entry).item();
    json.put("id", item.identity().identifier());
    json.put("identity", item.identity().source().name().toLowerCase(Locale.ROOT));
    FeedJson.put(json, "title", item.headline());
    item.parts().links().stream()
        .filter(link -> link.rel().equals("canonical") || link.rel().equals("alternate"))
        .map(Parts.Link::href)
        .findFirst()
        .ifPresent(href -> json.put("link", href));
    ArrayNode times = json.putArray("times");
    for (Parts.Time time : item.parts().times()) {
      times.addObject().put("role", time.role()).put("raw", time.raw());
    }
    FeedJson.put(json, "version", item.fact(Fact.VERSION));
    FeedJson.put(json, "language", item.fact(Fact.LANGUAGE));
    if (!item.notices().isEmpty()) {
      faults(json, item.notices());
    }
    return json;
  }

  private static void faults(ObjectNode json, List<Fault> faults) {
    ArrayNode list = json.putArray("problems");
    for (Fault fault : faults) {
      list.addObject().put("pointer", fault.pointer()).put("message", fault.message());
    }
  }
}
