package dateline.enrich.stream;

import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.enrich.article.Draft;
import dateline.enrich.article.Embargo;
import dateline.enrich.article.UnreadableItem;
import dateline.enrich.state.HeldDelivery;
import dateline.enrich.version.History;
import dateline.enrich.version.VersionOrder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Decides whether a delivery may go out now: an embargo keeps back all versions of its article, a
 * hold keeps back the text of late versions, a kill waits for nothing and ends all waiting.
 */
final class Desk {

  /** So that a transaction stays short when a whole morning's embargoes end at one instant. */
  private static final int RELEASES_AT_ONCE = 200;

  /** What follows when an article has lost its text. */
  interface Aftermath {
    void withdrawn(String uri, Instant now);
  }

  private final Changes changes;
  private final HeldDeliveries held;
  private final OwedTexts owed;
  private final Records records;
  private final Aftermath aftermath;
  private final Tracing tracing;
  private final InstantSource embargoClock;

  Desk(
      Changes changes,
      HeldDeliveries held,
      OwedTexts owed,
      Records records,
      Aftermath aftermath,
      Tracing tracing,
      InstantSource embargoClock) {
    this.changes = changes;
    this.held = held;
    this.owed = owed;
    this.records = records;
    this.aftermath = aftermath;
    this.tracing = tracing;
    this.embargoClock = embargoClock;
  }

  /** Lets a delivery out, or keeps it. */
  void arrive(Delivery delivery, Instant now) throws UnreadableItem {
    boolean waits =
        held.holds(delivery.uri()) || delivery.draft().embargo().holds(embargoClock.instant());
    if (waits && delivery.bringsText() && !isCovered(delivery)) {
      settle(delivery.uri(), Optional.of(delivery), now);
      return;
    }
    apply(delivery, now);
    if (held.holds(delivery.uri()) && !delivery.bringsText()) {
      settle(delivery.uri(), Optional.empty(), now);
    }
  }

  /** Lets out what is due. A delivery whose embargo cannot be read is never due. */
  void release(Instant now) {
    for (String uri : held.due(embargoClock.instant(), RELEASES_AT_ONCE)) {
      settle(uri, Optional.empty(), now);
    }
  }

  /** Holds all that waits of an article, or lets all of it out, as its newest version has it. */
  private void settle(String uri, Optional<Delivery> arrived, Instant now) {
    Map<String, Delivery> all = new HashMap<>();
    List<Delivery> deliveries = new ArrayList<>(read(held.of(uri), now));
    arrived.ifPresent(deliveries::add);
    deliveries.forEach(d -> all.merge(d.draft().version().key(), d, Delivery::later));
    History history = changes.history(uri);
    List<Delivery> out = new ArrayList<>();
    List<Delivery> waiting = new ArrayList<>();
    // What a kill covers has no text to wait with.
    all.values().forEach(d -> (history.isCovered(d.draft().version()) ? out : waiting).add(d));
    List<Draft> drafts = waiting.stream().map(Delivery::draft).toList();
    Embargo embargo = Embargo.inForce(drafts, history.newestUsable());
    if (embargo.holds(embargoClock.instant())) {
      Map<String, HeldDelivery> kept = new HashMap<>();
      waiting.forEach(d -> kept.put(d.draft().version().key(), d.toHold(d.heldSince(now))));
      held.replace(uri, embargo.until(), kept);
    } else {
      held.remove(uri);
      out.addAll(waiting);
    }
    out.stream()
        .sorted(Comparator.comparing(d -> d.draft().version(), VersionOrder.INSTANCE))
        .forEach(delivery -> letOut(delivery, now));
  }

  private List<Delivery> read(List<HeldDelivery> kept, Instant now) {
    List<Delivery> read = new ArrayList<>();
    for (HeldDelivery delivery : kept) {
      Record<byte[], byte[]> record = Delivery.held(delivery, now);
      try {
        read.add(records.read(record).since(delivery.getSince()));
      } catch (UnreadableItem e) {
        records.bury(record, e);
      }
    }
    return read;
  }

  private void letOut(Delivery delivery, Instant now) {
    try (Tracing.Hop hop = tracing.start(delivery.record().headers())) {
      hop.concerns(delivery.uri());
      apply(delivery, now);
    } catch (UnreadableItem e) {
      records.bury(delivery.record(), e);
    }
  }

  private void apply(Delivery delivery, Instant now) throws UnreadableItem {
    ArticleWork.Outcome outcome = changes.apply(delivery, now);
    String uri = delivery.uri();
    if (outcome.owed()) {
      owed.owe(uri, delivery.draft().version().key(), delivery.toHold(now));
    }
    if (outcome.change().isEmpty()) {
      return;
    }
    ArticleChanged change = outcome.change().get();
    change.getWithdrawnVersions().forEach(version -> owed.forget(uri, version));
    if (change.getKind() == ChangeKind.Withdrawn) {
      owed.settle(uri);
      aftermath.withdrawn(uri, now);
    } else if (change.getKind() == ChangeKind.Released) {
      pay(uri, now);
    }
  }

  /** The hold is over: brings out the texts that came while it stood. */
  private void pay(String uri, Instant now) {
    for (Delivery delivery : read(owed.settle(uri), now)) {
      try (Tracing.Hop hop = tracing.start(delivery.record().headers())) {
        hop.concerns(uri);
        changes.reveal(delivery, now);
      } catch (UnreadableItem e) {
        records.bury(delivery.record(), e);
      }
    }
  }

  private boolean isCovered(Delivery delivery) throws UnreadableItem {
    return Blame.onRecord(
        () -> changes.history(delivery.uri()).isCovered(delivery.draft().version()));
  }
}
