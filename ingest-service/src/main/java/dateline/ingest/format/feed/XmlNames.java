package dateline.ingest.format.feed;

import java.util.HashMap;
import java.util.Map;

/**
 * Names of elements with one prefix for each vocabulary, whatever prefix the document uses. A
 * prefix that the document forgot to declare stands for what it usually means.
 */
final class XmlNames {

  /** What RSS itself is written in: 0.91 to 2.0 have no namespace, 0.90 and 1.0 have these. */
  private static final String RSS = "";

  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("http://www.w3.org/2005/Atom", "atom"),
          Map.entry("http://purl.org/atom/ns#", "atom"),
          Map.entry("http://purl.org/rss/1.0/", RSS),
          Map.entry("http://my.netscape.com/rdf/simple/0.9/", RSS),
          Map.entry("http://channel.netscape.com/rdf/simple/0.9/", RSS),
          Map.entry("http://backend.userland.com/rss2", RSS),
          Map.entry("http://blogs.law.harvard.edu/tech/rss", RSS),
          Map.entry("http://purl.org/dc/elements/1.1/", "dc"),
          Map.entry("http://purl.org/dc/terms/", "dcterms"),
          Map.entry("http://purl.org/rss/1.0/modules/content/", "content"),
          Map.entry("http://search.yahoo.com/mrss/", "media"),
          Map.entry("http://search.yahoo.com/mrss", "media"),
          Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
          Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
          Map.entry("http://www.w3.org/1999/xhtml", "xhtml"));

  /** More than any feed declares; without a bound, nested declarations multiply. */
  private static final int MAX_DECLARED = 200;

  private final Map<String, String> scope;

  private XmlNames(Map<String, String> scope) {
    this.scope = scope;
  }

  static XmlNames none() {
    return new XmlNames(Map.of());
  }

  /** With what an element's attributes declare. */
  XmlNames with(Map<String, String> attributes) {
    Map<String, String> wider = null;
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      String key = attribute.getKey();
      if (key.equals("xmlns") || key.startsWith("xmlns:")) {
        wider = wider == null ? new HashMap<>(scope) : wider;
        if (wider.size() < MAX_DECLARED) {
          wider.put(key.length() > 6 ? key.substring(6) : "", attribute.getValue().strip());
        }
      }
    }
    return wider == null ? this : new XmlNames(wider);
  }

  /** The name of an element in this scope. */
  String of(String qualified) {
    int colon = qualified.indexOf(':');
    String prefix = colon < 0 ? "" : qualified.substring(0, colon);
    String local = qualified.substring(colon + 1);
    String uri = scope.get(prefix);
    String known = uri == null ? prefix : PREFIXES.getOrDefault(uri, prefix);
    return known.isEmpty() ? local : known + ":" + local;
  }
}
