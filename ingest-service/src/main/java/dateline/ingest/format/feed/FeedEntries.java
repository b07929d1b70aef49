package dateline.ingest.format.feed;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Payload;
import dateline.ingest.format.SourceBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes a document's entries of what was found in it, from front to back. Each has the bytes that
 * were delivered for it.
 */
final class FeedEntries {

  private static final Pattern ATOM_TAG = Pattern.compile("<(?:[\\w-]{1,40}:)?entry");

  /** RSS and Atom leave an identifier's length open; ninjs' bound is as good as any. */
  private static final int MAX_IDENTIFIER = 2048;

  private final DecodedText decoded;
  private final int shift;
  private final SourceBytes source;
  private final FeedHead head;
  private final Bounds bounds;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * Of a document whose places count from {@code shift} characters into its text, because of what a
   * server printed in front of it.
   */
  FeedEntries(byte[] bytes, DecodedText decoded, int shift, FeedHead head, Bounds bounds) {
    this.decoded = decoded;
    this.shift = shift;
    this.source = decoded.source(bytes);
    this.head = head;
    this.bounds = bounds;
  }

  List<Entry> list() {
    return entries;
  }

  /** Adds an entry that could be read. */
  void add(XmlElement element, int start, int end) {
    boolean atom = element.name().equals("atom:entry");
    Payload payload = payload(start, end, atom);
    if (payload.content().length > bounds.itemBytes()) {
      entries.add(new Entry.Broken(payload, List.of(bounds.itemFault())));
      return;
    }
    ItemBuilder builder = new ItemBuilder();
    Optional<Identity> identity =
        atom ? AtomEntry.read(element, head, builder) : RssItem.read(element, head, builder);
    if (identity.isEmpty()) {
      entries.add(broken(payload, "holds neither identifier, link nor text"));
    } else if (identity.get().identifier().length() > MAX_IDENTIFIER) {
      entries.add(
          broken(payload, "its identifier is longer than " + MAX_IDENTIFIER + " characters"));
    } else {
      entries.add(builder.entry(identity.get(), payload));
    }
  }

  /** Adds an entry that could not be read. */
  void addBroken(int start, int end, String fault) {
    boolean atom = ATOM_TAG.matcher(decoded.text()).region(shift + start, shift + end).lookingAt();
    Payload payload = payload(start, end, atom);
    entries.add(
        payload.content().length > bounds.itemBytes()
            ? new Entry.Broken(payload, List.of(bounds.itemFault()))
            : broken(payload, "not well-formed: " + fault));
  }

  private Payload payload(int start, int end, boolean atom) {
    String format = atom ? "atom" : "rss";
    return new Payload(
        format,
        "application/" + format + "+xml",
        Optional.of(decoded.charset().name()),
        source.of(shift + start, shift + end));
  }

  private static Entry broken(Payload payload, String message) {
    return new Entry.Broken(payload, List.of(new Fault("", message)));
  }
}
