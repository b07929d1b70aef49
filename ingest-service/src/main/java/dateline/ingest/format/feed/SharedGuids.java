package dateline.ingest.format.feed;

import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.Parts;
import dateline.ingest.format.WireItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One guid for many items of a document: RSS 2.0 and RFC 4287 ask for one each, and some feeds put
 * the address of the site into all of them. Where entries of one guid link to different pages, the
 * guid says nothing, and each has its identity from its link. Entries of one guid and one link are
 * versions of one item, or the same one twice.
 */
final class SharedGuids {

  private SharedGuids() {}

  /** The entries, with identities that tell them apart. */
  static List<Entry> toldApart(List<Entry> entries) {
    Map<String, Set<String>> pages = new HashMap<>();
    for (Entry entry : entries) {
      guid(entry)
          .ifPresent(
              guid ->
                  link(entry)
                      .ifPresent(
                          link -> pages.computeIfAbsent(guid, g -> new HashSet<>()).add(link)));
    }
    List<Entry> apart = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      int sharers = guid(entry).map(guid -> pages.getOrDefault(guid, Set.of()).size()).orElse(0);
      apart.add(sharers > 1 ? byLink(entry, sharers) : entry);
    }
    return apart;
  }

  private static Entry byLink(Entry entry, int sharers) {
    WireItem item = ((Entry.Sound) entry).item();
    return link(entry)
        .map(
            link -> {
              List<Fault> notices = new ArrayList<>(item.notices());
              notices.add(
                  new Fault(
                      "guid",
                      "stands on items of "
                          + sharers
                          + " pages: each is known by its link instead"));
              return (Entry)
                  new Entry.Sound(
                      new WireItem(
                          new Identity(Identity.Source.PERMALINK, link),
                          item.payload(),
                          item.parts(),
                          item.facts(),
                          item.marks(),
                          notices));
            })
        .orElse(entry);
  }

  private static Optional<String> guid(Entry entry) {
    return entry instanceof Entry.Sound sound
            && sound.item().identity().source() == Identity.Source.GUID
        ? Optional.of(sound.item().identity().identifier())
        : Optional.empty();
  }

  private static Optional<String> link(Entry entry) {
    return entry instanceof Entry.Sound sound
        ? sound.item().parts().links().stream()
            .filter(link -> link.rel().equals("alternate"))
            .map(Parts.Link::href)
            .findFirst()
        : Optional.empty();
  }
}
