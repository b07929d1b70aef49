package dateline.ingest.format.xml;

import java.util.HashMap;
import java.util.Map;

/**
 * Namespaces in force at an element. Names of IPTC's vocabularies and of XHTML lose their prefix;
 * those of other vocabularies keep one, so that an extension is never taken for the standard's own
 * property.
 */
public final class XmlScope {

  /** More than any item declares; without a bound, nested declarations multiply. */
  private static final int MAX_DECLARED = 200;

  private final Map<String, String> uris;

  private XmlScope(Map<String, String> uris) {
    this.uris = uris;
  }

  /** No namespace declared. */
  public static XmlScope none() {
    return new XmlScope(Map.of());
  }

  /** With what an element's attributes declare. */
  XmlScope with(Map<String, String> attributes) {
    Map<String, String> wider = null;
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      String key = attribute.getKey();
      if (key.equals("xmlns") || key.startsWith("xmlns:")) {
        wider = wider == null ? new HashMap<>(uris) : wider;
        if (wider.size() < MAX_DECLARED) {
          wider.put(key.length() > 6 ? key.substring(6) : "", attribute.getValue().strip());
        }
      }
    }
    return wider == null ? this : new XmlScope(wider);
  }

  /** The name of an element in this scope. */
  String name(String qualified) {
    int colon = qualified.indexOf(':');
    String prefix = colon < 0 ? "" : qualified.substring(0, colon);
    String local = qualified.substring(colon + 1);
    String uri = uris.get(prefix);
    if (uri == null) {
      return qualified;
    }
    boolean ours =
        uri.isEmpty()
            || uri.contains("//iptc.org/std/")
            || uri.contains("//www.iptc.org/std/")
            || uri.equals("http://www.w3.org/1999/xhtml");
    return ours ? local : (prefix.isEmpty() ? "other" : prefix) + ":" + local;
  }
}
