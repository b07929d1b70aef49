package dateline.ingest.format;

import java.util.List;

/** What a format made of a document. */
public sealed interface Reading {

  /** A document of items, some of which may be broken; also an empty one. */
  record Items(List<Entry> entries) implements Reading {
    public Items {
      entries = List.copyOf(entries);
    }
  }

  /** Not of the format at all. */
  record Unreadable(String message) implements Reading {}

  /** More than the bounds allow; nothing of it is read. */
  record TooLarge(String what, long limit) implements Reading {}

  /** Of the format, but its contents break its rules. */
  record Invalid(List<Fault> faults) implements Reading {
    public Invalid {
      faults = List.copyOf(faults);
    }
  }

  /** A document that is one item. */
  static Reading of(WireItem item) {
    return new Items(List.of(new Entry.Sound(item)));
  }
}
