package dateline.ingest.refresh;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Memory of a feed's last items: says which items of a document are new, changed or known. Holds
 * twice as many items as the feed's documents do, at most {@value #MOST}; what has been missing
 * from them for longest goes first. Immutable.
 */
public final class SeenWindow {

  /** Items that are remembered at most. */
  public static final int MOST = 10_000;

  /** Of a feed that was never read. */
  public static final SeenWindow EMPTY = new SeenWindow(0, List.of());

  private static final byte LAYOUT = 1;
  private static final int HEAD = 1 + Integer.BYTES;
  private static final int ITEM = 2 * Long.BYTES;

  /** Also a feed of one item may come back to an older one. */
  private static final int LEAST = 25;

  private final int usual;
  private final List<SeenItem> items;

  private SeenWindow(int usual, List<SeenItem> items) {
    this.usual = usual;
    this.items = List.copyOf(items);
  }

  /** Compares a whole document's items with the memory. */
  public Sighting look(List<SeenItem> document) {
    // Shrinks slowly: a document that is empty by mistake must not make all its items new again.
    int size = Math.max(document.size(), Math.max(LEAST, usual - Math.max(1, usual / 20)));
    return look(document, Math.min(size, MOST));
  }

  /** Compares items that came without the rest of their document, as hubs push them. */
  public Sighting lookAtPart(List<SeenItem> part) {
    Sighting sighting = look(part, Math.max(usual, LEAST));
    return new Sighting(sighting.novelties(), true, sighting.next());
  }

  /** Whether an item was seen, with whatever content. */
  public boolean knows(SeenItem item) {
    return items.stream().anyMatch(i -> i.identity() == item.identity());
  }

  /** How many items are remembered. */
  public int size() {
    return items.size();
  }

  /** As bytes: 16 an item. */
  public byte[] toBytes() {
    ByteBuffer out = ByteBuffer.allocate(HEAD + items.size() * ITEM).put(LAYOUT).putInt(usual);
    items.forEach(item -> out.putLong(item.identity()).putLong(item.content()));
    return out.array();
  }

  /** From bytes; what is not of {@link #toBytes} is an empty memory. */
  public static SeenWindow of(byte[] bytes) {
    if (bytes.length < HEAD || bytes[0] != LAYOUT || (bytes.length - HEAD) % ITEM != 0) {
      return EMPTY;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
    int usual = Math.max(0, Math.min(in.getInt(), MOST));
    List<SeenItem> items = new ArrayList<>();
    while (in.hasRemaining() && items.size() < MOST) {
      items.add(new SeenItem(in.getLong(), in.getLong()));
    }
    return new SeenWindow(usual, items);
  }

  private Sighting look(List<SeenItem> document, int size) {
    Map<Long, Set<Long>> known = new HashMap<>();
    items.forEach(i -> known.computeIfAbsent(i.identity(), id -> new HashSet<>()).add(i.content()));
    List<Sighting.Novelty> novelties = new ArrayList<>();
    boolean overlaps = items.isEmpty();
    Set<SeenItem> now = new LinkedHashSet<>();
    Set<Long> identities = new HashSet<>();
    for (SeenItem item : document) {
      boolean before = known.containsKey(item.identity());
      overlaps |= before;
      boolean first = identities.add(item.identity());
      boolean said =
          now.contains(item) || before && known.get(item.identity()).contains(item.content());
      now.add(item);
      novelties.add(
          said
              ? Sighting.Novelty.UNCHANGED
              : before || !first ? Sighting.Novelty.CHANGED : Sighting.Novelty.NEW);
    }
    // Of an item in the document, only what it says now is kept: going back is a change, too.
    items.stream().filter(i -> !identities.contains(i.identity())).forEach(now::add);
    int most = Math.min(MOST, Math.max(2 * size, document.size()));
    return new Sighting(
        novelties, overlaps, new SeenWindow(size, now.stream().limit(most).toList()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeenWindow w && w.usual == usual && w.items.equals(items);
  }

  @Override
  public int hashCode() {
    return items.hashCode();
  }

  @Override
  public String toString() {
    return "SeenWindow[" + items.size() + " items]";
  }
}
