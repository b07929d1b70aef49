package dateline.enrich.relate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The recent articles, indexed so that an article's relations are found without looking at each of
 * them: MinHash bands for same texts, an inverted index of words and names for same stories.
 * Bounded by count and age; an article costs about 1.8 KB. Safe for use by many threads. Nothing is
 * kept outside of memory: fill it again from the articles after a start.
 */
public final class RecentWindow {

  /** Bounds that suit a busy newsroom: 50,000 articles, three days. */
  public static final int DEFAULT_CAPACITY = 50_000;

  /** See {@link #DEFAULT_CAPACITY}. */
  public static final Duration DEFAULT_AGE = Duration.ofHours(72);

  private final int capacity;
  private final Duration age;
  private final InstantSource clock;
  private final Sketcher sketcher = new Sketcher();
  private final SketchIndex index;
  private final Kept[] slots;
  private final Map<String, Integer> slotOf = new HashMap<>();
  private int next;
  private int oldest;

  /** What stays of an article beside the index. */
  record Kept(String uri, String feed, Instant time) {}

  /** A window of the default size on the system's clock. */
  public RecentWindow() {
    this(DEFAULT_CAPACITY, DEFAULT_AGE, InstantSource.system());
  }

  /**
   * A window.
   *
   * @param capacity most articles kept
   * @param age articles older than this against the clock are dropped; of two articles further
   *     apart than this neither relates to the other
   * @param clock decides what is too old
   */
  public RecentWindow(int capacity, Duration age, InstantSource clock) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity " + capacity);
    }
    this.capacity = capacity;
    this.age = age;
    this.clock = clock;
    this.slots = new Kept[capacity];
    this.index = new SketchIndex(capacity);
  }

  /** Adds an article, or replaces it if its URI is there. */
  public void add(Entry entry) {
    Sketch sketch = sketcher.sketch(entry);
    synchronized (this) {
      put(entry, sketch, index.rank(sketch));
    }
  }

  /** Forgets an article: it relates to nothing from now on. An unknown URI is no error. */
  public synchronized void remove(String uri) {
    Integer slot = slotOf.remove(uri);
    if (slot != null) {
      index.remove(slot);
      slots[slot] = null;
    }
  }

  /**
   * The relations of an article to those in the window, best first, same texts before same stories;
   * never to itself. The article need not be in the window.
   */
  public List<Relation> relationsOf(Entry entry) {
    Sketch sketch = sketcher.sketch(entry);
    synchronized (this) {
      return relations(entry, sketch, index.rank(sketch));
    }
  }

  /** {@link #relationsOf} and {@link #add} in one step, at the price of one. */
  public List<Relation> relateAndAdd(Entry entry) {
    Sketch sketch = sketcher.sketch(entry);
    synchronized (this) {
      SketchIndex.Ranked ranked = index.rank(sketch);
      List<Relation> relations = relations(entry, sketch, ranked);
      put(entry, sketch, ranked);
      return relations;
    }
  }

  /** How many articles are in the window. */
  public synchronized int size() {
    return slotOf.size();
  }

  /** Bytes held by the index, without headlines and addresses. */
  public synchronized long indexBytes() {
    return index.bytes();
  }

  private void put(Entry entry, Sketch sketch, SketchIndex.Ranked ranked) {
    remove(entry.uri());
    dropOld();
    int slot = next;
    if (slots[slot] != null) {
      remove(slots[slot].uri());
    }
    next = (next + 1) % capacity;
    if (next == oldest) {
      oldest = (oldest + 1) % capacity;
    }
    slots[slot] = new Kept(entry.uri(), entry.feed().intern(), entry.time());
    slotOf.put(entry.uri(), slot);
    index.add(slot, sketch, ranked);
  }

  private void dropOld() {
    Instant limit = clock.instant().minus(age);
    while (oldest != next) {
      Kept kept = slots[oldest];
      if (kept != null && !kept.time().isBefore(limit)) {
        return;
      }
      if (kept != null) {
        remove(kept.uri());
      }
      oldest = (oldest + 1) % capacity;
    }
  }

  /** A relation before its evidence is written down, which most never need. */
  private record Found(RelationKind kind, double score, Kept kept, SketchIndex.Match match) {

    Relation relation() {
      return new Relation(kind, kept.uri(), kept.feed(), score, Likeness.evidence(kind, match));
    }
  }

  private List<Relation> relations(Entry entry, Sketch sketch, SketchIndex.Ranked ranked) {
    int self = slotOf.getOrDefault(entry.uri(), -1);
    List<Found> found = new ArrayList<>();
    for (SketchIndex.Match match : index.similar(sketch, ranked, self)) {
      Kept kept = slots[match.slot()];
      Duration apart = apart(kept.time(), entry.time());
      if (apart.compareTo(age) <= 0) {
        Likeness.relation(match, apart)
            .ifPresent(kind -> found.add(new Found(kind, score(kind, match, apart), kept, match)));
      }
    }
    found.sort(
        Comparator.comparing(Found::kind)
            .thenComparing(Comparator.comparingDouble(Found::score).reversed())
            .thenComparing(one -> one.kept().uri()));
    List<Relation> relations = new ArrayList<>();
    for (RelationKind kind : RelationKind.values()) {
      found.stream()
          .filter(one -> one.kind() == kind)
          .limit(Likeness.most(kind))
          .forEach(one -> relations.add(one.relation()));
    }
    return relations;
  }

  private static Duration apart(Instant one, Instant other) {
    return one.isBefore(other) ? Duration.between(one, other) : Duration.between(other, one);
  }

  private static double score(RelationKind kind, SketchIndex.Match match, Duration apart) {
    return kind == RelationKind.SAME_TEXT ? match.overlap() : Likeness.story(match, apart);
  }
}
