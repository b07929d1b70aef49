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

  /** Of all that is wrong in a document; the feed's state has to hold it. */
  private static final int REASONS = 5;

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
    String mediaType = feed.settings().mediaType().orElseGet(() -> likely(declared, fetched));
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

  /**
   * What a polled document is, where its bytes and its media type disagree: servers give feeds as
   * pages and plain text, and pages (of logins, of errors) in the place of feeds. A page is no
   * feed.
   */
  private static String likely(String declared, Fetched fetched) {
    boolean page = declared.contains("html") || declared.equals("text/plain");
    int first = first(fetched.bytes());
    if (first == '<' && (page || !declared.endsWith("xml"))) {
      return "application/xml";
    }
    if ((first == '{' || first == '[') && !declared.contains("json")) {
      return "application/json";
    }
    return page ? "application/xml" : declared;
  }

  /** The first character, in any encoding that begins like ASCII or with a byte order mark. */
  private static int first(byte[] bytes) {
    for (byte b : bytes) {
      int c = b & 0xFF;
      boolean mark = c == 0xEF || c == 0xBB || c == 0xBF || c == 0xFE || c == 0xFF;
      if (c > ' ' && !mark) {
        return c;
      }
    }
    return ' ';
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
            .limit(REASONS)
            .map(fault -> (fault.pointer() + " " + fault.message()).strip())
            .collect(Collectors.joining("; "));
  }
}
