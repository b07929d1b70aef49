package dateline.ingest.format.feed;

import dateline.ingest.format.lenient.Vocabulary;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of RSS, Atom, CDF and of the modules that feeds use. */
final class FeedVocabulary {

  /** What RSS itself is written in: 0.91 to 2.0 have no namespace, the others have one. */
  private static final String RSS = "";

  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("http://www.w3.org/2005/atom", "atom"),
          Map.entry("http://purl.org/atom/ns", "atom"),
          Map.entry("http://purl.org/rss/1.0", RSS),
          Map.entry("http://purl.org/net/rss1.0", RSS),
          Map.entry("http://purl.org/net/rss1.1", RSS),
          Map.entry("http://my.netscape.com/rdf/simple/0.9", RSS),
          Map.entry("http://channel.netscape.com/rdf/simple/0.9", RSS),
          Map.entry("http://my.netscape.com/publish/formats/rss-0.91.dtd", RSS),
          Map.entry("http://backend.userland.com/rss", RSS),
          Map.entry("http://backend.userland.com/rss2", RSS),
          Map.entry("http://backend.userland.com/rss2.1", RSS),
          Map.entry("http://blogs.law.harvard.edu/tech/rss", RSS),
          Map.entry("http://cyber.law.harvard.edu/rss", RSS),
          Map.entry("http://purl.org/dc/elements/1.0", "dc"),
          Map.entry("http://purl.org/dc/elements/1.1", "dc"),
          Map.entry("http://purl.org/dc/terms", "dcterms"),
          Map.entry("http://purl.org/rss/1.0/modules/content", "content"),
          Map.entry("http://purl.org/rss/1.0/modules/syndication", "sy"),
          Map.entry("http://purl.org/syndication/history/1.0", "fh"),
          Map.entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
          Map.entry("http://www.georss.org/georss", "georss"),
          Map.entry("http://search.yahoo.com/mrss", "media"),
          Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
          Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
          Map.entry("http://backend.userland.com/creativecommonsrssmodule", "creativeCommons"),
          Map.entry("http://web.resource.org/cc", "cc"),
          Map.entry("http://www.w3.org/1999/xhtml", "xhtml"));

  private static final Stream<String> RSS_NAMES =
      Stream.of(
          "rss",
          "RDF",
          "channel",
          "item",
          "title",
          "link",
          "description",
          "pubDate",
          "guid",
          "author",
          "category",
          "enclosure",
          "source",
          "comments",
          "language",
          "copyright",
          "managingEditor",
          "webMaster",
          "lastBuildDate",
          "ttl",
          "image",
          "url",
          "skipHours",
          "skipDays",
          "hour",
          "day",
          "expirationDate",
          "textInput",
          "fullitem",
          "body",
          "abstract",
          "logo");

  static final Vocabulary ALL =
      new Vocabulary(
          PREFIXES,
          RSS_NAMES.collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), name -> name)),
          Map.of("feed", "atom", "entry", "atom", "rss", RSS, "channel", RSS),
          // What RSS calls an entry, in a feed that is half of each.
          Map.of("atom:item", "atom:entry"),
          Set.of("item", "atom:entry"),
          Set.of("atom:content"));

  private FeedVocabulary() {}
}
