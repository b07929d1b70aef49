package dateline.ingest.format.feed;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.ContentHash;
import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Payload;
import dateline.ingest.format.SourceBytes;
import dateline.ingest.format.WireItem;
import dateline.ingest.format.lenient.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a document's entries of what was found in it, from front to back. Each has the bytes that
 * were delivered for it.
 */
final class FeedEntries {

  /** RSS and Atom leave an identifier's length open; ninjs' bound is as good as any. */
  private static final int MAX_IDENTIFIER = 2048;

  private static final Identity NOBODY = new Identity(Identity.Source.CONTENT, "");

  private final DecodedText decoded;
  private final SourceBytes source;
  private final Inherited feed;
  private final Bounds bounds;
  private final List<Entry> entries = new ArrayList<>();
  private final List<WireItem> stated = new ArrayList<>();

  FeedEntries(byte[] bytes, DecodedText decoded, Inherited feed, Bounds bounds) {
    this.decoded = decoded;
    this.source = decoded.source(bytes);
    this.feed = feed;
    this.bounds = bounds;
  }

  List<Entry> list() {
    return entries;
  }

  /** What the readable entries state, also those that are no item. */
  List<WireItem> stated() {
    return stated;
  }

  /** Adds an entry that could be read. */
  void add(XmlElement element) {
    Payload payload = payload(element);
    if (payload.content().length > bounds.itemBytes()) {
      entries.add(new Entry.Broken(payload, List.of(bounds.itemFault())));
      return;
    }
    ItemBuilder builder = new ItemBuilder();
    Optional<Identity> identity =
        (isAtom(element)
                ? AtomEntry.read(element, feed, builder)
                : RssItem.read(element, feed, builder))
            .or(() -> builder.hasText() ? Optional.of(byContent(builder)) : Optional.empty());
    Entry entry = entry(identity, builder, payload);
    entries.add(entry);
    stated.add(
        entry instanceof Entry.Sound sound
            ? sound.item()
            : builder.build(identity.orElse(NOBODY), payload));
  }

  private static Entry entry(Optional<Identity> identity, ItemBuilder builder, Payload payload) {
    if (identity.isEmpty()) {
      return broken(payload, "holds neither identifier, link nor text");
    }
    return identity.get().identifier().length() > MAX_IDENTIFIER
        ? broken(payload, "its identifier is longer than " + MAX_IDENTIFIER + " characters")
        : builder.entry(identity.get(), payload);
  }

  /** Adds an entry that could not be read. */
  void addBroken(XmlElement element, String fault) {
    Payload payload = payload(element);
    entries.add(
        payload.content().length > bounds.itemBytes()
            ? new Entry.Broken(payload, List.of(bounds.itemFault()))
            : broken(payload, fault));
  }

  private static Identity byContent(ItemBuilder builder) {
    return ContentHash.identity(
        builder.firstText("headline").orElse(""),
        builder.firstText("body").or(() -> builder.firstText("summary")).orElse(""));
  }

  private static boolean isAtom(XmlElement element) {
    return element.name().equals("atom:entry");
  }

  private Payload payload(XmlElement element) {
    String format = isAtom(element) ? "atom" : "rss";
    return new Payload(
        format,
        "application/" + format + "+xml",
        Optional.of(decoded.charset().name()),
        source.of(element.start(), element.end()));
  }

  private static Entry broken(Payload payload, String message) {
    return new Entry.Broken(payload, List.of(new Fault("", message)));
  }
}
