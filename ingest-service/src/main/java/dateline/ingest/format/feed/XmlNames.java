package dateline.ingest.format.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names of elements with one prefix for each vocabulary, whatever prefix the document uses. A
 * prefix that the document forgot to declare stands for what it usually means; a namespace that
 * nobody knows, on a root that is called as a feed's, stands for the feed's own.
 */
final class XmlNames {

  /** What RSS itself is written in: 0.91 to 2.0 have no namespace, the others have one. */
  private static final String RSS = "";

  /** By namespace in lower case, without what it ends in where that is a sign. */
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

  /** RSS's own names by their lower case: some feeds write them in another one. */
  private static final Map<String, String> RSS_NAMES = rssNames();

  /** More than any feed declares; without a bound, nested declarations multiply. */
  private static final int MAX_DECLARED = 200;

  private static final int MOST_REMEMBERED = 500;

  private final Map<String, String> scope;
  private final Map<String, String> remembered = new HashMap<>();

  private XmlNames(Map<String, String> scope) {
    this.scope = scope;
  }

  private static Map<String, String> rssNames() {
    Map<String, String> names = new HashMap<>();
    for (String name :
        Set.of(
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
            "logo")) {
      names.put(name.toLowerCase(Locale.ROOT), name);
    }
    return Map.copyOf(names);
  }

  static XmlNames none() {
    return new XmlNames(Map.of());
  }

  /** With what a tag declares. */
  XmlNames with(XmlAttributes attributes) {
    if (attributes.size() == 0) {
      return this;
    }
    Map<String, String> wider = new HashMap<>();
    attributes.forEach(
        (name, value) -> {
          if (name.equals("xmlns") || name.startsWith("xmlns:")) {
            wider.put(name.length() > 6 ? name.substring(6) : "", vocabulary(name, value));
          }
        });
    if (wider.isEmpty()) {
      return this;
    }
    scope.forEach(
        (prefix, vocabulary) -> {
          if (wider.size() < MAX_DECLARED) {
            wider.putIfAbsent(prefix, vocabulary);
          }
        });
    return new XmlNames(wider);
  }

  /** For the document of this root: its prefix is a feed's, whatever namespace it names. */
  XmlNames ofRoot(String qualified) {
    int colon = qualified.indexOf(':');
    String local = qualified.substring(colon + 1);
    String prefix = colon < 0 ? "" : qualified.substring(0, colon);
    boolean atom = local.equalsIgnoreCase("feed") || local.equalsIgnoreCase("entry");
    boolean rss = local.equalsIgnoreCase("rss") || local.equalsIgnoreCase("channel");
    String name = of(qualified);
    if (!atom && !rss || name.startsWith("atom:") || rss && name.indexOf(':') < 0) {
      return this;
    }
    Map<String, String> known = new HashMap<>(scope);
    known.put(prefix, atom ? "atom" : RSS);
    return new XmlNames(known);
  }

  /** The name of an element in this scope. */
  String of(String qualified) {
    String known = remembered.get(qualified);
    if (known == null) {
      known = named(qualified);
      if (remembered.size() < MOST_REMEMBERED) {
        remembered.put(qualified, known);
      }
    }
    return known;
  }

  private String named(String qualified) {
    int colon = qualified.indexOf(':');
    String prefix = colon < 0 ? "" : qualified.substring(0, colon);
    String local = qualified.substring(colon + 1);
    String vocabulary = scope.getOrDefault(prefix, prefix);
    return vocabulary.isEmpty()
        ? RSS_NAMES.getOrDefault(local.toLowerCase(Locale.ROOT), local)
        : vocabulary + ":" + local;
  }

  /** The usual prefix of a namespace; of an unknown one the document's own. */
  private static String vocabulary(String attribute, String namespace) {
    String uri = namespace.strip().toLowerCase(Locale.ROOT);
    int end = uri.length();
    while (end > 0 && "/#".indexOf(uri.charAt(end - 1)) >= 0) {
      end--;
    }
    String prefix = attribute.length() > 6 ? attribute.substring(6) : "";
    String otherwise = prefix.isEmpty() && !uri.isEmpty() ? "other" : prefix;
    return PREFIXES.getOrDefault(uri.substring(0, end), otherwise);
  }
}
