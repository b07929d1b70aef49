package dateline.ingest.feeds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Parts;
import dateline.ingest.format.WireItem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is learned of a feed from one look at it. */
final class FeedFacts {

  private final FeedLook look;
  private final URI url;
  private final List<WireItem> items;
  private final List<ItemTime> times;

  FeedFacts(FeedLook look, URI url) {
    this.look = look;
    this.url = url;
    this.items =
        look.entries().stream()
            .filter(Entry.Sound.class::isInstance)
            .map(entry -> ((Entry.Sound) entry).item())
            .toList();
    this.times =
        items.stream().flatMap(item -> published(item).stream()).map(ItemTime::of).toList();
  }

  /** The items that can be taken in. */
  List<WireItem> items() {
    return items;
  }

  /** One time of each item that has one: when it was published, else any. */
  List<ItemTime> times() {
    return times;
  }

  /** How an item says when it was published. */
  static Optional<String> published(WireItem item) {
    List<Parts.Time> all = item.parts().times();
    return all.stream()
        .filter(time -> time.role().toLowerCase(java.util.Locale.ROOT).contains("publish"))
        .findFirst()
        .or(() -> all.stream().findFirst())
        .map(Parts.Time::raw);
  }

  /** Median time between items, over the times that are certain; nothing below three of them. */
  Optional<Duration> cadence() {
    List<Instant> moments =
        times.stream().flatMap(time -> time.at().stream()).sorted().distinct().toList();
    if (moments.size() < 3) {
      return Optional.empty();
    }
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < moments.size(); i++) {
      gaps.add(Duration.between(moments.get(i - 1), moments.get(i)));
    }
    gaps.sort(Comparator.naturalOrder());
    return Optional.of(gaps.get(gaps.size() / 2));
  }

  Optional<ZoneGuess> zone() {
    return ZoneGuess.of(times, url, look.head().language());
  }

  /** What the feed declares, else what most of its items do. */
  Optional<String> language() {
    return look.head()
        .language()
        .or(
            () ->
                items.stream()
                    .flatMap(item -> item.fact(Fact.LANGUAGE).stream())
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                    .entrySet()
                    .stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey));
  }

  /** All of it as the API shows it. */
  ObjectNode json() {
    ObjectNode json = FeedJson.object();
    json.put("url", url.toString());
    json.put("format", look.kind().code());
    FeedJson.put(json, "title", look.head().title());
    FeedJson.put(json, "site", look.head().site());
    FeedJson.put(json, "self", look.head().self());
    ArrayNode hubs = json.putArray("hubs");
    look.head().hubs().forEach(hubs::add);
    json.put("items", items.size());
    FeedJson.put(json, "language", language());
    zone()
        .ifPresent(
            guess ->
                json.putObject("zone")
                    .put("guess", guess.zone())
                    .put("why", guess.why())
                    .put("sure", guess.sure()));
    FeedJson.put(json, "cadence", cadence().map(Duration::toString));
    return json;
  }
}
