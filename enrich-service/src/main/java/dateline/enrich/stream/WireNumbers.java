package dateline.enrich.stream;

import dateline.IdentitySource;
import dateline.enrich.article.UnreadableItem;
import dateline.enrich.version.Status;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Finds the article that a kill or hold by number means. A text wire names a message by service,
 * number and day; the article that the message belongs to has its identity from its keyword line.
 * All of a provider's text wires meet in one partition, so that number and kill find each other
 * here in whatever order they come: a kill waits for its number, and covers the story before the
 * story is published.
 */
final class WireNumbers {

  /** Numbers carry their day; nobody kills by number what is older. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final String NUMBER = "n|";
  private static final Map<Status, String> ORDERS =
      Map.of(Status.CANCELED, "k|", Status.WITHHELD, "h|");

  private final KeyValueStore<String, byte[]> store;
  private final Records records;

  WireNumbers(KeyValueStore<String, byte[]> store, Records records) {
    this.store = store;
    this.records = records;
  }

  /**
   * What a delivery comes to.
   *
   * @param deliveries the delivery, and the kills that it carries out or that it meets, in order
   * @param found URI under which a kill waited that has found its story
   */
  record Resolved(List<Delivery> deliveries, Optional<String> found) {}

  /** Notes the delivery's numbers and finds what they say of others. */
  Resolved resolve(Delivery delivery, Instant now) throws UnreadableItem {
    List<String> numbers = delivery.raw().getWireNumbers();
    if (numbers.isEmpty()) {
      return new Resolved(List.of(delivery), Optional.empty());
    }
    if (delivery.bringsText()) {
      return story(delivery, numbers, now);
    }
    return delivery.raw().getIdentitySource() == IdentitySource.wireNumber
        ? order(delivery, numbers.get(0), now)
        : new Resolved(List.of(delivery), Optional.empty());
  }

  private Resolved order(Delivery order, String number, Instant now) {
    String kind = ORDERS.get(order.draft().version().status());
    store.put(key(kind, order, number), StateCodec.bytes(order.toHold(now)));
    Optional<String> article = article(order, number).filter(uri -> !uri.equals(order.uri()));
    return new Resolved(List.of(article.map(order::of).orElse(order)), Optional.empty());
  }

  private Resolved story(Delivery story, List<String> numbers, Instant now) throws UnreadableItem {
    List<Delivery> deliveries = new ArrayList<>();
    Optional<String> found = Optional.empty();
    for (String number : numbers) {
      byte[] uri = story.uri().getBytes(StandardCharsets.UTF_8);
      store.put(
          key(NUMBER, story, number),
          ByteBuffer.allocate(Long.BYTES + uri.length)
              .putLong(now.toEpochMilli())
              .put(uri)
              .array());
      for (String kind : ORDERS.values()) {
        byte[] waiting = store.get(key(kind, story, number));
        if (waiting != null) {
          Delivery order = records.read(Delivery.held(StateCodec.held(waiting), now));
          if (!order.uri().equals(story.uri())) {
            deliveries.add(order.of(story.uri()));
            found = Optional.of(order.uri());
          }
        }
      }
    }
    deliveries.add(story);
    return new Resolved(deliveries, found);
  }

  /** Forgets what is too old for anybody to ask for. */
  void prune(Instant now) {
    Instant oldest = now.minus(KEPT);
    List<String> old = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      all.forEachRemaining(
          entry -> {
            if (since(entry.key, entry.value).isBefore(oldest)) {
              old.add(entry.key);
            }
          });
    }
    old.forEach(store::delete);
  }

  private static Instant since(String key, byte[] value) {
    return key.startsWith(NUMBER)
        ? Instant.ofEpochMilli(ByteBuffer.wrap(value).getLong())
        : StateCodec.held(value).getSince();
  }

  private Optional<String> article(Delivery delivery, String number) {
    return Optional.ofNullable(store.get(key(NUMBER, delivery, number)))
        .map(
            value ->
                new String(value, Long.BYTES, value.length - Long.BYTES, StandardCharsets.UTF_8));
  }

  private static String key(String kind, Delivery delivery, String number) {
    return kind + delivery.raw().getProvider() + "|" + number;
  }
}
