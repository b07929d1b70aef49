package dateline.ingest.poll;

import dateline.ingest.format.Entry;
import dateline.ingest.format.Payload;
import dateline.ingest.format.feed.FeedHead;
import dateline.ingest.format.feed.FeedPace;
import dateline.ingest.format.sitemap.SitemapContent;
import dateline.ingest.refresh.FeedHints;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
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
 * @param sitemaps sitemaps that it is an index of, the ones to look at first
 */
public record FeedText(
    List<Entry> entries,
    String format,
    FeedHints hints,
    Optional<URI> older,
    List<String> hubs,
    Optional<String> self,
    List<URI> sitemaps) {

  /** RFC 5005: the archive before this document (section 4), the next page (section 3). */
  private static final List<String> OLDER = List.of("prev-archive", "next");

  public FeedText {
    entries = List.copyOf(entries);
    hubs = List.copyOf(hubs);
    sitemaps = List.copyOf(sitemaps);
  }

  /** What a document says of itself, with addresses made whole where it was found. */
  static FeedText of(List<Entry> entries, FeedHead head, Optional<URI> location) {
    FeedPace pace = head.pace();
    return new FeedText(
        entries,
        formatOf(entries),
        new FeedHints(pace.ttl(), pace.interval(), pace.skipHours(), pace.skipDays()),
        OLDER.stream()
            .flatMap(rel -> head.links(rel).stream())
            .flatMap(href -> whole(href, location).stream())
            .findFirst(),
        head.hubs(),
        head.self(),
        List.of());
  }

  /** A sitemap, or an index of them: those that changed last come first. */
  static FeedText of(List<Entry> entries, List<SitemapContent.Address> sitemaps, URI location) {
    return new FeedText(
        entries,
        formatOf(entries),
        FeedHints.NONE,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        sitemaps.stream()
            .sorted(
                Comparator.comparing(
                    (SitemapContent.Address each) -> each.modified().orElse(""),
                    Comparator.reverseOrder()))
            .flatMap(each -> whole(each.location(), Optional.of(location)).stream())
            .toList());
  }

  private static Optional<URI> whole(String href, Optional<URI> location) {
    try {
      URI uri = new URI(href.strip());
      return Optional.of(location.map(base -> base.resolve(uri)).orElse(uri));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
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
