package dateline.ingest.format.lenient;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names of elements with one prefix for each namespace, whatever prefix the document uses. A prefix
 * that the document forgot to declare stands for what it usually means; a namespace that nobody
 * knows, on a root that is called as the format's, stands for the format's own.
 */
final class XmlNames {

  /** More than any document declares; without a bound, nested declarations multiply. */
  private static final int MAX_DECLARED = 200;

  private static final int MOST_REMEMBERED = 500;

  private final Vocabulary vocabulary;
  private final Map<String, String> scope;
  private final Map<String, String> remembered = new HashMap<>();

  private XmlNames(Vocabulary vocabulary, Map<String, String> scope) {
    this.vocabulary = vocabulary;
    this.scope = scope;
  }

  /** Nothing is declared yet. */
  static XmlNames of(Vocabulary vocabulary) {
    return new XmlNames(vocabulary, Map.of());
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
            String prefix = name.length() > 6 ? name.substring(6) : "";
            wider.put(prefix, known(prefix, value));
          }
        });
    if (wider.isEmpty()) {
      return this;
    }
    scope.forEach(
        (prefix, known) -> {
          if (wider.size() < MAX_DECLARED) {
            wider.putIfAbsent(prefix, known);
          }
        });
    return new XmlNames(vocabulary, wider);
  }

  /** For the document of this root: its prefix is the format's, whatever namespace it names. */
  XmlNames ofRoot(String qualified) {
    int colon = qualified.indexOf(':');
    String local = qualified.substring(colon + 1).toLowerCase(Locale.ROOT);
    String meant = vocabulary.roots().get(local);
    String name = of(qualified);
    int end = name.indexOf(':');
    if (meant == null || meant.equals(end < 0 ? "" : name.substring(0, end))) {
      return this;
    }
    Map<String, String> wider = new HashMap<>(scope);
    wider.put(colon < 0 ? "" : qualified.substring(0, colon), meant);
    return new XmlNames(vocabulary, wider);
  }

  /** The name of an element in this scope. */
  String of(String qualified) {
    String known = remembered.get(qualified);
    if (known == null) {
      String name = named(qualified);
      known = vocabulary.aliases().getOrDefault(name, name);
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
    String known = scope.getOrDefault(prefix, prefix);
    return known.isEmpty()
        ? vocabulary.names().getOrDefault(local.toLowerCase(Locale.ROOT), local)
        : known + ":" + local;
  }

  /** The usual prefix of a namespace; of an unknown one the document's own. */
  private String known(String prefix, String namespace) {
    String uri = namespace.strip().toLowerCase(Locale.ROOT);
    int end = uri.length();
    while (end > 0 && "/#".indexOf(uri.charAt(end - 1)) >= 0) {
      end--;
    }
    String otherwise = prefix.isEmpty() && !uri.isEmpty() ? "other" : prefix;
    return vocabulary.prefixes().getOrDefault(uri.substring(0, end), otherwise);
  }
}
