package dateline.ingest.poll;

import dateline.ingest.fetch.FetchResult.Fetched;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.detect.Detection;
import dateline.ingest.format.detect.Formats;
import dateline.ingest.format.feed.FeedContent;
import dateline.ingest.format.feed.FeedDocument;
import dateline.ingest.format.feed.FeedHead;
import dateline.ingest.format.jsonfeed.JsonFeedDocument;
import dateline.ingest.format.page.HtmlPage;
import dateline.ingest.format.sitemap.SitemapContent;
import dateline.ingest.format.sitemap.SitemapDocument;
import dateline.ingest.format.text.PlainText;
import dateline.ingest.intake.IntakeMetrics;
import dateline.ingest.source.Feed;
import dateline.ingest.source.IngestConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads what was fetched by the wire format that it is of: the one of the feed's definition, else
 * the one that its content and its media type tell.
 */
@Singleton
public final class DocumentTexts implements FeedTexts {

  /** Of all that is wrong in a document; the feed's state has to hold it. */
  private static final int REASONS = 5;

  private final Bounds bounds;
  private final IntakeMetrics metrics;
  private final InstantSource clock;

  @Inject
  DocumentTexts(IngestConfig config, IntakeMetrics metrics) {
    this(
        new Bounds(config.push().maxItems(), config.push().maxItem().asLongValue()),
        metrics,
        InstantSource.system());
  }

  DocumentTexts(Bounds bounds, IntakeMetrics metrics, InstantSource clock) {
    this.bounds = bounds;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public Outcome read(Feed feed, Fetched fetched) {
    Document document =
        new Document(
            fetched.bytes(),
            fetched.charset(),
            Optional.of(fetched.trail().finalUri()),
            Optional.empty(),
            Optional.of(feed.dayOf(clock.instant())));
    Optional<WireFormat> stated = feed.settings().mediaType().flatMap(Formats::of);
    WireFormat format = stated.orElseGet(() -> Detection.of(document, fetched.mediaType()));
    if (stated.isEmpty() && (format instanceof HtmlPage || format instanceof PlainText)) {
      // Logins, errors and "back at six" come with 200, too, and are nobody's article.
      return unreadable("It is a page or plain text, and no feed.", fetched);
    }
    try {
      if (format instanceof SitemapDocument sitemaps) {
        SitemapContent content = sitemaps.content(document, bounds);
        return outcome(
            content.reading(),
            fetched,
            entries -> FeedText.of(entries, content.sitemaps(), fetched.trail().finalUri()));
      }
      FeedContent content = content(format, document);
      return outcome(
          content.reading(),
          fetched,
          entries -> FeedText.of(entries, content.head(), document.location()));
    } catch (RuntimeException | StackOverflowError e) {
      // A reader's own fault is a document that can't be read, and no outage.
      metrics.readerFailed(feed.id(), format, e);
      return unreadable("The document could not be read.", fetched);
    }
  }

  private static Outcome outcome(
      Reading reading, Fetched fetched, Function<List<Entry>, FeedText> text) {
    return reading instanceof Reading.Items items
        ? new Outcome.Read(text.apply(items.entries()))
        : unreadable(reason(reading), fetched);
  }

  private static Outcome unreadable(String reason, Fetched fetched) {
    return new Outcome.Unreadable(reason, fetched.mediaType().orElse("application/octet-stream"));
  }

  private FeedContent content(WireFormat format, Document document) {
    if (format instanceof FeedDocument xml) {
      return xml.content(document, bounds);
    }
    if (format instanceof JsonFeedDocument json) {
      return json.content(document, bounds);
    }
    return headless(format.read(document, bounds));
  }

  private static FeedContent headless(Reading reading) {
    return new FeedContent(reading, FeedHead.NONE, List.of(), true);
  }

  private static String reason(Reading reading) {
    if (reading instanceof Reading.Unreadable unreadable) {
      return unreadable.message();
    }
    if (reading instanceof Reading.TooLarge large) {
      return large.what() + " is over the limit of " + large.limit();
    }
    return ((Reading.Invalid) reading)
        .faults().stream()
            .limit(REASONS)
            .map(fault -> (fault.pointer() + " " + fault.message()).strip())
            .collect(Collectors.joining("; "));
  }
}
