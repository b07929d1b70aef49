package dateline.bench.generate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The deliveries of a run, the same for the same seed and start, and their bodies. Of a hundred
 * articles, about ten have two to five versions that come in any order, four are delivered twice,
 * two are killed, sometimes before their story comes, and three carry the words of another feed's
 * article. Safe for use by several threads.
 */
public final class Workload {

  private static final int SPREAD = 300;
  private static final int COPY_DISTANCE = 200;

  private final String name;
  private final List<Delivery> deliveries;
  private final Instant start;
  private final Grammar grammar = Grammar.load();
  private final NinjsItems items = new NinjsItems();
  private final HtmlPages pages = new HtmlPages();

  private record Slot(int place, Delivery delivery) {}

  /**
   * Makes the plan.
   *
   * @param name part of all identifiers, so that workloads of one run are about other articles
   * @param count number of deliveries
   * @param feeds number of feeds that they come from
   * @param start when the first of its stories may have happened; all have within 37 hours
   */
  public Workload(String name, long seed, int count, int feeds, Size size, Instant start) {
    this.name = name;
    this.start = start;
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + name.hashCode());
    long[] stories = random.longs(count).toArray();
    List<Slot> slots = new ArrayList<>(count + 8);
    for (int number = 0; slots.size() < count; number++) {
      plan(number, feeds, size, stories, random, slots);
    }
    slots.sort(Comparator.comparingInt(Slot::place));
    List<Delivery> ordered = new ArrayList<>(count);
    for (Slot slot : slots.subList(0, count)) {
      Delivery d = slot.delivery;
      ordered.add(
          new Delivery(
              ordered.size(),
              d.feed(),
              d.guid(),
              d.kind(),
              d.version(),
              d.versionCreated(),
              d.page(),
              d.story()));
    }
    this.deliveries = List.copyOf(ordered);
  }

  private void plan(
      int number, int feeds, Size size, long[] stories, SplittableRandom random, List<Slot> slots) {
    boolean copy = random.nextInt(100) < 3 && number > 0;
    long story = stories[copy ? Math.max(0, number - 1 - random.nextInt(COPY_DISTANCE)) : number];
    boolean page = size == Size.PAGE || size == Size.MIXED && random.nextInt(10) == 0;
    int feed = random.nextInt(feeds);
    int versions = random.nextInt(100) < 10 ? 2 + random.nextInt(4) : 1;
    for (int version = 1; version <= versions; version++) {
      // Each at a place of its own near the story's: so they overtake each other.
      int place = versions == 1 ? slots.size() : slots.size() + random.nextInt(SPREAD);
      slots.add(
          new Slot(place, delivery(number, feed, Delivery.Kind.VERSION, version, page, story)));
      if (random.nextInt(100) < 4) {
        slots.add(
            new Slot(
                place + 1 + random.nextInt(SPREAD),
                delivery(number, feed, Delivery.Kind.DUPLICATE, version, page, story)));
      }
    }
    if (random.nextInt(100) < 2) {
      int place = Math.max(0, slots.size() - SPREAD / 4 + random.nextInt(SPREAD));
      slots.add(
          new Slot(place, delivery(number, feed, Delivery.Kind.KILL, versions + 1, page, story)));
    }
  }

  private Workload(Workload all, List<Delivery> deliveries) {
    this.name = all.name;
    this.start = all.start;
    this.deliveries = List.copyOf(deliveries);
  }

  /** The same stories with no article killed, so with fewer deliveries. */
  public Workload withoutKills() {
    return new Workload(
        this, deliveries.stream().filter(d -> d.kind() != Delivery.Kind.KILL).toList());
  }

  private Delivery delivery(
      int number, int feed, Delivery.Kind kind, int version, boolean page, long story) {
    String guid =
        page
            ? "https://feed%d.example/%s/story-%d".formatted(feed, name, number)
            : "tag:feed%d.example,2025:%s-%d".formatted(feed, name, number);
    // A kill is a wire item also where the story is a page.
    boolean html = page && kind != Delivery.Kind.KILL;
    return new Delivery(
        0,
        feed,
        guid,
        kind,
        version,
        new Story(grammar, story, start).created(version),
        html,
        story);
  }

  /** Name of the workload, part of all its identifiers. */
  public String name() {
    return name;
  }

  /** The deliveries in their order. */
  public List<Delivery> deliveries() {
    return deliveries;
  }

  /** The body of a delivery, in UTF-8. */
  public byte[] body(Delivery delivery) {
    Story story = new Story(grammar, delivery.story(), start);
    return delivery.page() ? pages.page(delivery, story) : items.item(delivery, story);
  }
}
