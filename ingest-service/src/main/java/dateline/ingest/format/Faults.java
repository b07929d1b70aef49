package dateline.ingest.format;

import java.util.ArrayList;
import java.util.List;

/** What is wrong in one item: the first twenty faults, and how many more there are. */
public final class Faults {

  private static final int MOST = 20;

  private final List<Fault> first = new ArrayList<>();
  private int more;

  /** Adds a fault, or counts it. */
  public void add(String pointer, String message) {
    if (first.size() < MOST) {
      first.add(new Fault(pointer, message));
    } else {
      more++;
    }
  }

  /** The faults. */
  public List<Fault> list() {
    List<Fault> all = new ArrayList<>(first);
    if (more > 0) {
      all.add(new Fault("", "and " + more + " more"));
    }
    return all;
  }
}
