package dateline.ingest.refresh;

import java.util.List;

/**
 * Memory of a feed's last items: says which items of a document are new, changed or known. Holds
 * the items of the last document and as many that were in it before, at most {@value #MOST}; what
 * has been missing for longest goes first. Immutable.
 */
public final class SeenWindow {

  /** Items that are remembered at most. */
  public static final int MOST = 10_000;

  /** Of a feed that was never read. */
  public static final SeenWindow EMPTY = new SeenWindow();

  private SeenWindow() {}

  /** Compares a document's items with the memory. */
  public Sighting look(List<SeenItem> items) {
    throw new UnsupportedOperationException("follows");
  }

  /** How many items are remembered. */
  public int size() {
    return 0;
  }

  /** As bytes: 16 an item. */
  public byte[] toBytes() {
    return new byte[0];
  }

  /** From bytes; what is not of {@link #toBytes} is an empty memory. */
  public static SeenWindow of(byte[] bytes) {
    return EMPTY;
  }
}
