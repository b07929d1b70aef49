package dateline.ingest.websub;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.WireItem;
import dateline.ingest.intake.FormatChoice;
import dateline.ingest.intake.Ids;
import dateline.ingest.intake.Incoming;
import dateline.ingest.intake.Intake;
import dateline.ingest.intake.IntakeResult;
import dateline.ingest.publish.Transport;
import dateline.ingest.source.Feed;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.IngestConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Takes in what hubs distribute: diffs and whole feeds alike. A body that was taken in before is
 * not again, and of a whole feed only the items that are not as this copy last published them. Both
 * memories are bounded and this copy's own: what they forget goes out again under the same
 * identifiers, and is no event downstream.
 */
@Singleton
final class Deliveries {

  /** About 250 bytes each. */
  private static final int BODIES = 20_000;

  private static final int ITEMS = 50_000;
  private static final WireFormat UNKNOWN =
      FormatChoice.of(Optional.of("application/xml"), Optional.empty(), new byte[0]).orElseThrow();

  private final Intake intake;
  private final FeedSignals signals;
  private final InstantSource clock;
  private final Cache<Key, Boolean> bodies;
  private final Cache<Key, String> items;

  @Inject
  Deliveries(Intake intake, FeedSignals signals, IngestConfig config) {
    this(intake, signals, config.push().idempotencyTime(), InstantSource.system());
  }

  Deliveries(Intake intake, FeedSignals signals, Duration memory, InstantSource clock) {
    this.intake = intake;
    this.signals = signals;
    this.clock = clock;
    this.bodies = Caffeine.newBuilder().maximumSize(BODIES).expireAfterWrite(memory).build();
    this.items = Caffeine.newBuilder().maximumSize(ITEMS).expireAfterWrite(memory).build();
  }

  private record Key(String feed, String hash) {}

  /** Bytes of memory that one byte of a delivery takes at worst while it is read. */
  static int expansion() {
    return UNKNOWN.expansion();
  }

  /** What a hub sent, its signature checked. */
  record Sent(
      Feed feed,
      byte[] body,
      Optional<String> mediaType,
      Optional<String> charset,
      Map<String, String> http,
      Map<String, String> trace) {}

  /**
   * What came of it; empty if it had been taken in before. What can't be read is taken in as a dead
   * letter: the hub would only send it again.
   */
  CompletableFuture<Optional<IntakeResult>> take(Sent sent) {
    String hash = hash(sent.body());
    Key key = new Key(sent.feed().id(), hash);
    if (bodies.getIfPresent(key) != null) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    WireFormat format =
        FormatChoice.of(sent.feed().settings().mediaType(), sent.mediaType(), sent.body())
            .orElse(UNKNOWN);
    Incoming incoming = incoming(sent, format);
    Ids ids = Ids.of(sent.feed().id(), "websub", hash.getBytes(StandardCharsets.US_ASCII));
    Reading reading = intake.read(sent.feed().id(), format, incoming.document(), intake.bounds());
    CompletableFuture<IntakeResult> done =
        reading instanceof Reading.Items read
            ? deliverNews(sent.feed(), incoming, ids, read)
            : intake.bury(incoming, ids, reading);
    return done.thenApply(
        result -> {
          if (result instanceof IntakeResult.Taken taken) {
            bodies.put(key, true);
            remember(sent.feed(), taken.entries());
            if (reading instanceof Reading.Items read) {
              signals.pushed(sent.feed().id(), clock.instant(), sound(read.entries()));
            }
          }
          return Optional.of(result);
        });
  }

  private Incoming incoming(Sent sent, WireFormat format) {
    Document document =
        new Document(
            sent.body(),
            sent.charset(),
            // The address that it is polled at: what relative addresses in it start from.
            sent.feed().settings().poll().map(FeedSettings.Polling::url),
            Optional.empty(),
            Optional.of(sent.feed().dayOf(clock.instant())));
    return new Incoming(sent.feed(), Transport.WEBSUB, format, document, sent.http(), sent.trace());
  }

  private CompletableFuture<IntakeResult> deliverNews(
      Feed feed, Incoming incoming, Ids ids, Reading.Items read) {
    List<Integer> news =
        IntStream.range(0, read.entries().size())
            .filter(index -> !isKnown(feed, read.entries().get(index)))
            .boxed()
            .toList();
    return intake.deliver(
        incoming,
        ids.picked(news),
        new Reading.Items(news.stream().map(read.entries()::get).toList()));
  }

  private boolean isKnown(Feed feed, Entry entry) {
    return entry instanceof Entry.Sound sound
        && hash(sound.item().payload().content()).equals(items.getIfPresent(key(feed, sound)));
  }

  private void remember(Feed feed, List<Entry> entries) {
    for (Entry entry : entries) {
      if (entry instanceof Entry.Sound sound) {
        items.put(key(feed, sound), hash(sound.item().payload().content()));
      }
    }
  }

  private static Key key(Feed feed, Entry.Sound sound) {
    return new Key(feed.id(), sound.item().identity().identifier());
  }

  private static List<WireItem> sound(List<Entry> entries) {
    return entries.stream()
        .filter(Entry.Sound.class::isInstance)
        .map(entry -> ((Entry.Sound) entry).item())
        .toList();
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
