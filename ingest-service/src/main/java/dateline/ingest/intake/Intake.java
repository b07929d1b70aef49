package dateline.ingest.intake;

import dateline.Topics;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Payload;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.publish.BacklogWatch;
import dateline.ingest.publish.Delivery;
import dateline.ingest.publish.PublishResult;
import dateline.ingest.publish.RawPublisher;
import dateline.ingest.publish.Transport;
import dateline.ingest.source.IngestConfig;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * From a document to its items in Kafka, for every way in. Never throws for what a document holds;
 * neither blocks nor waits for Kafka.
 */
@Singleton
public final class Intake {

  private final Function<Delivery, CompletableFuture<PublishResult>> publisher;
  private final Supplier<Duration> retryAfter;
  private final Supplier<Optional<Duration>> backlog;
  private final IntakeMetrics metrics;
  private final Bounds bounds;
  private final InstantSource clock;
  private final Executor workers;

  @Inject
  Intake(RawPublisher publisher, BacklogWatch backlog, IntakeMetrics metrics, IngestConfig config) {
    this(
        publisher::publish,
        publisher::retryAfter,
        backlog::refusal,
        metrics,
        new Bounds(config.push().maxItems(), config.push().maxItem().asLongValue()),
        InstantSource.system(),
        Infrastructure.getDefaultExecutor());
  }

  Intake(
      Function<Delivery, CompletableFuture<PublishResult>> publisher,
      Supplier<Duration> retryAfter,
      Supplier<Optional<Duration>> backlog,
      IntakeMetrics metrics,
      Bounds bounds,
      InstantSource clock,
      Executor workers) {
    this.publisher = publisher;
    this.retryAfter = retryAfter;
    this.backlog = backlog;
    this.metrics = metrics;
    this.bounds = bounds;
    this.clock = clock;
    this.workers = workers;
  }

  /** How much is read of a document that somebody sends. */
  public Bounds bounds() {
    return bounds;
  }

  /** How long a sender should wait before anything of no special urgency; empty if not at all. */
  public Optional<Duration> backlog() {
    return backlog.get();
  }

  /**
   * Reads a document. A fault of ours in a reader is an unreadable document, counted and logged: it
   * must not look like an outage, for a retry would meet it again.
   *
   * @param feed the feed's id, for the log
   */
  public Reading read(String feed, WireFormat format, Document document, Bounds within) {
    if (document.bytes().length == 0) {
      return new Reading.Invalid(List.of(new Fault("", "the body is empty")));
    }
    try {
      return format.read(document, within);
    } catch (RuntimeException | StackOverflowError e) {
      metrics.readerFailed(feed, format, e);
      return new Reading.Unreadable("The body could not be read.");
    }
  }

  /** Reads what somebody sent, within the usual bounds, and hands it over to Kafka. */
  public CompletableFuture<IntakeResult> deliver(Incoming incoming, Ids ids) {
    return deliver(incoming, ids, bounds);
  }

  /**
   * Reads and hands over. While too much waits to be worked, only a document with something
   * pressing in it is.
   */
  public CompletableFuture<IntakeResult> deliver(Incoming incoming, Ids ids, Bounds within) {
    Reading reading = read(incoming.feed().id(), incoming.format(), incoming.document(), within);
    if (!(reading instanceof Reading.Items items)) {
      return CompletableFuture.completedFuture(new IntakeResult.Refused(reading));
    }
    return deliver(incoming, ids, items);
  }

  /**
   * Hands over a document that can't be read, whole, to the dead letters: for ways in whose senders
   * would only send it again.
   *
   * @param why never {@link Reading.Items}
   */
  public CompletableFuture<IntakeResult> bury(Incoming incoming, Ids ids, Reading why) {
    String mediaType =
        incoming.http().getOrDefault("content-type", "application/octet-stream").split(";", 2)[0];
    Document document = incoming.document();
    Payload payload =
        new Payload("unread", mediaType.strip(), document.charset(), document.bytes());
    return publish(
        delivery(incoming, ids, List.of(new Entry.Broken(payload, faults(why))), clock.instant()));
  }

  /** Hands over what was read. */
  public CompletableFuture<IntakeResult> deliver(
      Incoming incoming, Ids ids, Reading.Items reading) {
    List<Entry> entries = reading.entries();
    Optional<Duration> wait = backlog.get();
    if (wait.isPresent() && entries.stream().noneMatch(Intake::isPressing)) {
      return CompletableFuture.completedFuture(new IntakeResult.Behind(wait.get()));
    }
    if (incoming.transport() == Transport.PUSH || incoming.transport() == Transport.WEBSUB) {
      incoming.feed().rate().ifPresent(rate -> rate.chargeRest(entries.size()));
    }
    return publish(delivery(incoming, ids, entries, clock.instant()));
  }

  private CompletableFuture<IntakeResult> publish(Delivery delivery) {
    long start = System.nanoTime();
    // Receipts of many lines are no work for Kafka's thread, which acknowledges.
    Executor executor = delivery.items().size() > 1 ? workers : Runnable::run;
    return publisher
        .apply(delivery)
        .thenApplyAsync(
            result -> {
              metrics.published(System.nanoTime() - start);
              return result(delivery, result);
            },
            executor);
  }

  /** The items of a document with the identifiers of their records. */
  public static Delivery delivery(
      Incoming incoming, Ids ids, List<Entry> entries, Instant received) {
    List<Delivery.Outgoing> outgoing = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      outgoing.add(new Delivery.Outgoing(ids.item(i), entries.get(i)));
    }
    return new Delivery(
        incoming.feed(),
        incoming.transport(),
        received,
        incoming.document().location().map(URI::toString),
        incoming.http(),
        incoming.headers(),
        outgoing);
  }

  /**
   * Counts and logs what Kafka has acknowledged, for those who publish in transactions of their
   * own.
   *
   * @param entries what each item of the delivery was published as
   */
  public void published(Delivery delivery, List<Entry> entries) {
    entries.forEach(entry -> metrics.count(delivery, entry));
    IntakeLog.log(delivery, entries);
  }

  private IntakeResult result(Delivery delivery, PublishResult result) {
    if (result instanceof PublishResult.Unacknowledged unacknowledged) {
      return new IntakeResult.Unacknowledged(unacknowledged.reason(), retryAfter.get());
    }
    if (result instanceof PublishResult.TooLarge) {
      return new IntakeResult.Refused(
          new Reading.TooLarge("An item with all its parts", Topics.MAX_RECORD_BYTES));
    }
    List<Entry> entries = ((PublishResult.Acknowledged) result).entries();
    published(delivery, entries);
    return new IntakeResult.Taken(delivery, entries);
  }

  /**
   * In words why a document can't be read.
   *
   * @param why never {@link Reading.Items}
   */
  public static String reason(Reading why) {
    if (why instanceof Reading.Invalid invalid) {
      return invalid.faults().stream()
          .map(fault -> (fault.pointer() + " " + fault.message()).strip())
          .collect(Collectors.joining("; "));
    }
    return why instanceof Reading.TooLarge large
        ? large.what() + " is over the limit of " + large.limit() + "."
        : ((Reading.Unreadable) why).message();
  }

  private static List<Fault> faults(Reading why) {
    return why instanceof Reading.Invalid invalid
        ? invalid.faults()
        : List.of(new Fault("", reason(why)));
  }

  private static boolean isPressing(Entry entry) {
    return entry instanceof Entry.Sound sound && sound.item().isPressing();
  }
}
