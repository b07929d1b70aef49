package dateline.ingest.refresh;

import java.util.List;

/**
 * How a document compares with what was seen of its feed.
 *
 * @param novelties for each item, in the document's order
 * @param overlaps whether any item was known before; also true where nothing was known at all
 * @param next the memory once the document's items are published
 */
public record Sighting(List<Novelty> novelties, boolean overlaps, SeenWindow next) {

  public Sighting {
    novelties = List.copyOf(novelties);
  }

  /** What an item is to us. */
  public enum Novelty {
    NEW,
    CHANGED,
    UNCHANGED
  }

  /** How many items are of one kind. */
  public int count(Novelty novelty) {
    return (int) novelties.stream().filter(novelty::equals).count();
  }
}
