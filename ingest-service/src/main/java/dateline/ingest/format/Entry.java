package dateline.ingest.format;

import java.util.List;

/** One item's place in a document of many. */
public sealed interface Entry {

  /** Can be taken in. */
  record Sound(WireItem item) implements Entry {}

  /** Can't; kept as it was, with what is wrong. */
  record Broken(Payload payload, List<Fault> faults) implements Entry {
    public Broken {
      faults = List.copyOf(faults);
    }
  }
}
