package dateline.ingest.poll;

import dateline.ingest.format.Entry;
import dateline.ingest.format.Payload;
import dateline.ingest.refresh.FeedHints;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A feed's document as it was read.
 *
 * @param entries its items, in its order
 * @param format the wire format; empty if it holds no item to tell
 * @param hints how often it wants to be asked
 * @param older where RFC 5005 says that its older items are
 * @param hubs hubs that it names (WebSub section 4)
 * @param self its address for itself
 */
public record FeedText(
    List<Entry> entries,
    String format,
    FeedHints hints,
    Optional<URI> older,
    List<String> hubs,
    Optional<String> self) {

  public FeedText {
    entries = List.copyOf(entries);
    hubs = List.copyOf(hubs);
  }

  /** A document that says nothing about itself. */
  static FeedText of(List<Entry> entries) {
    return new FeedText(
        entries, formatOf(entries), FeedHints.NONE, Optional.empty(), List.of(), Optional.empty());
  }

  private static String formatOf(List<Entry> entries) {
    return entries.stream().map(FeedText::payload).map(Payload::format).findFirst().orElse("");
  }

  static Payload payload(Entry entry) {
    return entry instanceof Entry.Sound sound
        ? sound.item().payload()
        : ((Entry.Broken) entry).payload();
  }
}
