package dateline.enrich.stream;

import dateline.RawArticle;
import dateline.RawText;
import dateline.RawTime;
import dateline.Topics;
import dateline.enrich.article.UnreadableItem;
import dateline.enrich.state.HeldDelivery;
import dateline.enrich.version.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Joins a text that a wire sends in takes. As soon as the takes from the first one on are there,
 * they are one version of the article, named LEAD.TAKES; each further take makes the next one. What
 * comes before its predecessors waits, so that every order of arrival gives the same versions.
 */
final class Takes {

  /** After this time without its predecessors a take is a dead letter. */
  private static final Duration PATIENCE = Duration.ofHours(24);

  private static final Duration KEPT = Duration.ofDays(7);
  private static final String BETWEEN = "|";
  private static final String END = "}";

  private final KeyValueStore<String, byte[]> store;
  private final Codec codec;
  private final Records records;

  Takes(KeyValueStore<String, byte[]> store, Codec codec, Records records) {
    this.store = store;
    this.codec = codec;
    this.records = records;
  }

  /** The versions that a delivery completes; a whole text is one by itself. */
  List<Delivery> join(Delivery delivery, boolean withdrawn, Instant now) throws UnreadableItem {
    Integer take = delivery.raw().getTake();
    if (take == null || delivery.draft().version().status() != Status.USABLE) {
      return List.of(delivery);
    }
    if (withdrawn) {
      // There is no text to join it with, and none may be kept.
      RawArticle alone = RawArticle.newBuilder(delivery.raw()).setTake(null).build();
      alone.setVersion(lead(alone) + "." + take);
      return List.of(read(delivery.record(), alone));
    }
    String series = delivery.uri() + BETWEEN + lead(delivery.raw());
    store.put(
        String.format("%s%s%04d", series, BETWEEN, take), StateCodec.bytes(delivery.toHold(now)));
    NavigableMap<Integer, RawArticle> takes = new TreeMap<>();
    for (KeyValue<String, byte[]> entry : entries(series)) {
      RawArticle each = Blame.onRecord(() -> raw(StateCodec.held(entry.value)));
      takes.put(each.getTake(), each);
    }
    List<Delivery> versions = new ArrayList<>();
    for (int last = 1; takes.containsKey(last); last++) {
      if (last >= take) {
        versions.add(
            read(delivery.record(), joined(List.copyOf(takes.headMap(last, true).values()))));
      }
    }
    return versions;
  }

  /** Forgets the article's takes: it has lost its text. */
  void forget(String uri) {
    entries(uri).forEach(entry -> store.delete(entry.key));
  }

  /** Gives up takes whose predecessors never came, and forgets those that are joined and old. */
  void prune(Instant now) {
    List<KeyValue<String, byte[]>> old = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      all.forEachRemaining(entry -> old.add(entry));
    }
    for (KeyValue<String, byte[]> entry : old) {
      HeldDelivery take = StateCodec.held(entry.value);
      boolean waits = isWaiting(entry.key, store);
      if (take.getSince().plus(waits ? PATIENCE : KEPT).isBefore(now)) {
        store.delete(entry.key);
        if (waits) {
          records.bury(
              Delivery.held(take, now),
              new UnreadableItem("take-missing", "the takes before it have not come", null));
        }
      }
    }
  }

  /** Whether takes before this one are missing. */
  static boolean isWaiting(String key, ReadOnlyKeyValueStore<String, byte[]> store) {
    int number = key.lastIndexOf(BETWEEN) + 1;
    String series = key.substring(0, number);
    int take = Integer.parseInt(key.substring(number));
    for (int before = 1; before < take; before++) {
      if (store.get(String.format("%s%04d", series, before)) == null) {
        return true;
      }
    }
    return false;
  }

  /** Head and identity of the newest take, headline of the first, all bodies in order. */
  private static RawArticle joined(List<RawArticle> takes) {
    RawArticle first = takes.get(0);
    RawArticle newest = takes.get(takes.size() - 1);
    List<RawText> texts =
        first.getTexts().stream()
            .filter(text -> !text.getRole().equals("body"))
            .collect(Collectors.toCollection(ArrayList::new));
    String type = body(first).map(RawText::getContentType).orElse("text/plain");
    texts.add(
        new RawText(
            "body",
            type,
            takes.stream()
                .flatMap(take -> body(take).stream())
                .map(RawText::getValue)
                .collect(Collectors.joining("\n\n"))));
    List<RawTime> times = new ArrayList<>(newest.getTimes());
    takes.subList(0, takes.size() - 1).stream()
        .flatMap(take -> take.getTimes().stream())
        .filter(time -> time.getRole().equals("embargoed"))
        .forEach(times::add);
    return RawArticle.newBuilder(newest)
        .setTexts(texts)
        .setTimes(times)
        .setCredits(first.getCredits())
        .setVersion(lead(newest) + "." + takes.size())
        .setTake(null)
        .build();
  }

  private static Optional<RawText> body(RawArticle take) {
    return take.getTexts().stream().filter(text -> text.getRole().equals("body")).findFirst();
  }

  private static String lead(RawArticle take) {
    return Optional.ofNullable(take.getVersion()).orElse("0");
  }

  private Delivery read(Record<byte[], byte[]> origin, RawArticle joined) throws UnreadableItem {
    byte[] value = Blame.onRecord(() -> codec.encode(Topics.RAW, joined));
    return records.read(origin.withValue(value));
  }

  private RawArticle raw(HeldDelivery take) throws Codec.Undecodable {
    return codec.decode(Topics.RAW, Delivery.held(take, Instant.EPOCH).value(), RawArticle.class);
  }

  private List<KeyValue<String, byte[]>> entries(String prefix) {
    List<KeyValue<String, byte[]>> entries = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> range = store.range(prefix + BETWEEN, prefix + END)) {
      range.forEachRemaining(entries::add);
    }
    return entries;
  }
}
