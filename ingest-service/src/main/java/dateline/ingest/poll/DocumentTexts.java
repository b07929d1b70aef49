package dateline.ingest.poll;

import dateline.ingest.fetch.FetchResult.Fetched;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.detect.Formats;
import dateline.ingest.source.Feed;
import dateline.ingest.source.IngestConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Reads what was fetched by the wire format that it is of. */
@Singleton
public final class DocumentTexts implements FeedTexts {

  private static final Logger LOG = Logger.getLogger(DocumentTexts.class);

  private final Bounds bounds;
  private final InstantSource clock;

  @Inject
  DocumentTexts(IngestConfig config) {
    this(
        new Bounds(config.push().maxItems(), config.push().maxItem().asLongValue()),
        InstantSource.system());
  }

  DocumentTexts(Bounds bounds, InstantSource clock) {
    this.bounds = bounds;
    this.clock = clock;
  }

  @Override
  public Outcome read(Feed feed, Fetched fetched) {
    String declared = fetched.mediaType().orElse("application/octet-stream");
    String mediaType = feed.settings().mediaType().orElse(declared);
    Document document =
        new Document(
            fetched.bytes(),
            fetched.charset(),
            Optional.of(fetched.trail().finalUri()),
            Optional.empty(),
            Optional.of(feed.dayOf(clock.instant())));
    WireFormat format =
        Formats.of(mediaType).orElseGet(() -> Formats.of("application/xml").orElseThrow());
    Reading reading = read(feed, format, document);
    if (reading instanceof Reading.Items items) {
      return new Outcome.Read(FeedText.of(items.entries()));
    }
    return new Outcome.Unreadable(reason(reading), declared);
  }

  private Reading read(Feed feed, WireFormat format, Document document) {
    try {
      return format.read(document, bounds);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.errorf(e, "%s failed at a document of feed %s", format.getClass(), feed.id());
      return new Reading.Unreadable("The document could not be read.");
    }
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
            .map(fault -> (fault.pointer() + " " + fault.message()).strip())
            .collect(Collectors.joining("; "));
  }
}
