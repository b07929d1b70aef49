package dateline.ingest.feeds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.opml.NotOpmlException;
import dateline.ingest.opml.OpmlReader;
import dateline.ingest.opml.Outline;
import dateline.ingest.opml.OutlineJson;
import dateline.ingest.source.Feed;
import dateline.ingest.source.FeedIds;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.FeedSettings.Origin;
import dateline.ingest.source.FeedSettings.Polling;
import dateline.ingest.source.Feeds;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * From a list of subscriptions to feeds. An address that a feed polls already is left as it is, so
 * that the same list may be sent again; one outline that is refused keeps no other out.
 */
@Singleton
final class OpmlImport {

  private final Feeds feeds;
  private final FeedBook book;

  OpmlImport(Feeds feeds, FeedBook book) {
    this.feeds = feeds;
    this.book = book;
  }

  /**
   * Takes a document.
   *
   * @return counts, and a line for each feed of the document
   * @throws HttpProblem 400 if it is no OPML
   */
  ObjectNode take(byte[] document) {
    List<Outline> outlines;
    try {
      outlines = OpmlReader.read(document);
    } catch (NotOpmlException e) {
      throw FeedProblems.malformed("The body " + e.getMessage() + " (line " + e.line() + ").");
    }
    synchronized (book) {
      return take(outlines);
    }
  }

  private ObjectNode take(List<Outline> outlines) {
    Map<URI, String> polled = new HashMap<>();
    for (Feed feed : feeds.all()) {
      feed.settings().poll().map(Polling::url).ifPresent(url -> polled.put(url, feed.id()));
    }
    List<ObjectNode> lines = new ArrayList<>();
    List<FeedSettings> fresh = new ArrayList<>();
    List<ObjectNode> freshLines = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Outline outline : outlines) {
      ObjectNode line = FeedJson.object();
      line.put("line", outline.line());
      line.put("title", outline.attribute("text"));
      line.put("url", outline.attribute("xmlUrl"));
      lines.add(line);
      Optional<URI> url = uri(outline.attribute("xmlUrl"));
      if (url.map(polled::containsKey).orElse(false)) {
        line.put("id", polled.get(url.get()));
        line.put("status", "unchanged");
        continue;
      }
      try {
        FeedSettings settings = book.prepare(fields(outline), Origin.OPML, taken);
        taken.add(settings.id());
        url.ifPresent(at -> polled.put(at, settings.id()));
        line.put("id", settings.id());
        fresh.add(settings);
        freshLines.add(line);
      } catch (HttpProblem refused) {
        refused(line, refused);
      }
    }
    List<CompletionStage<Void>> kept = book.keep(fresh);
    for (int i = 0; i < kept.size(); i++) {
      outcome(freshLines.get(i), kept.get(i));
    }
    return report(lines);
  }

  private static ObjectNode fields(Outline outline) {
    ObjectNode fields = OutlineJson.fields(outline);
    FeedIds.completeProvider(fields);
    return fields;
  }

  private static void outcome(ObjectNode line, CompletionStage<Void> kept) {
    try {
      kept.toCompletableFuture().join();
      line.put("status", "created");
    } catch (CompletionException e) {
      line.put("status", "refused");
      line.put("reason", "Kafka has not acknowledged it; it may still.");
    }
  }

  private static void refused(ObjectNode line, HttpProblem refused) {
    line.put("status", "refused");
    line.put("reason", refused.getDetail());
    if (refused.getParameters().get("errors") instanceof List<?> errors) {
      line.putPOJO("errors", errors);
    }
  }

  private static ObjectNode report(List<ObjectNode> lines) {
    ObjectNode report = FeedJson.object();
    for (String status : List.of("created", "unchanged", "refused")) {
      report.put(
          status, lines.stream().filter(l -> l.path("status").asText().equals(status)).count());
    }
    ArrayNode feeds = report.putArray("feeds");
    lines.forEach(feeds::add);
    return report;
  }

  private static Optional<URI> uri(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
