package dateline.ingest.format.newsml;

import dateline.ingest.format.xml.XmlNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Resolves an item's QCodes (NewsML-G2, "QCodes"): by the schemes that its own catalog spells out,
 * else by the aliases of IPTC's standard catalog. Catalogs that are only referred to are not
 * fetched: a code of theirs stays as it is written.
 */
final class QCodes {

  private static final String NEWSCODES = "http://cv.iptc.org/newscodes/";

  static final String PUB_STATUS = NEWSCODES + "pubstatusg2/";

  /** IPTC's standard catalog, as far as text items use it. */
  private static final Map<String, String> STANDARD =
      Map.ofEntries(
          Map.entry("stat", PUB_STATUS),
          Map.entry("sig", NEWSCODES + "signal/"),
          Map.entry("subj", NEWSCODES + "subjectcode/"),
          Map.entry("medtop", NEWSCODES + "mediatopic/"),
          Map.entry("urg", NEWSCODES + "urgency/"),
          Map.entry("ninat", NEWSCODES + "ninature/"),
          Map.entry("cpnat", NEWSCODES + "cpnature/"),
          Map.entry("genre", NEWSCODES + "genre/"),
          Map.entry("drol", NEWSCODES + "descriptionrole/"),
          Map.entry("hlrole", NEWSCODES + "headlinerole/"),
          Map.entry("ctrol", NEWSCODES + "contentprodpartyrole/"),
          Map.entry("crol", NEWSCODES + "creatorrole/"),
          Map.entry("irel", NEWSCODES + "itemrelation/"),
          Map.entry("nprov", NEWSCODES + "newsprovider/"),
          Map.entry("rnd", NEWSCODES + "rendition/"),
          Map.entry("scene", NEWSCODES + "scene/"),
          Map.entry("cinat", NEWSCODES + "cinature/"),
          Map.entry("plnat", NEWSCODES + "plnature/"),
          Map.entry("pgrmod", NEWSCODES + "pgrmod/"),
          Map.entry("isrol", NEWSCODES + "infosourcerole/"),
          Map.entry("crel", NEWSCODES + "conceptrelation/"),
          Map.entry("digsrctype", NEWSCODES + "digitalsourcetype/"),
          Map.entry("trustind", NEWSCODES + "trustindicator/"),
          Map.entry("prodgenre", NEWSCODES + "productgenre/"),
          Map.entry("iso3166-1a2", NEWSCODES + "iso3166-1a2/"),
          Map.entry("iso3166-1a3", NEWSCODES + "iso3166-1a3/"));

  private final Map<String, String> schemes = new HashMap<>(STANDARD);

  /** A concept: what is known of the scheme, and its code in it. */
  record Code(Optional<String> scheme, Optional<String> alias, String code) {

    /** The concept's URI, if its scheme is known. */
    Optional<String> uri() {
      return scheme.map(base -> base + code);
    }

    boolean isIn(String uri) {
      return scheme.filter(uri::equals).isPresent();
    }

    /** The code with IPTC's alias where the scheme is IPTC's; else as short as it can be named. */
    String name() {
      Optional<String> standard = standardAlias();
      if (standard.isPresent()) {
        return standard.get() + ":" + code;
      }
      boolean misleading = alias.filter(STANDARD::containsKey).isPresent();
      return alias
          .filter(word -> !misleading)
          .map(word -> word + ":" + code)
          .or(this::uri)
          .orElse(code);
    }

    /** The vocabulary: IPTC's alias, else the scheme's URI, else the alias as written. */
    Optional<String> vocabulary() {
      return standardAlias().or(() -> scheme).or(() -> alias);
    }

    private Optional<String> standardAlias() {
      return STANDARD.entrySet().stream()
          .filter(each -> isIn(each.getValue()))
          .map(Map.Entry::getKey)
          .findFirst();
    }
  }

  /** Of an item. */
  QCodes(XmlNode item) {
    item.all("catalog", "scheme")
        .forEach(
            scheme ->
                scheme
                    .attribute("alias")
                    .ifPresent(
                        alias ->
                            scheme.attribute("uri").ifPresent(uri -> schemes.put(alias, uri))));
  }

  /** The concept that a property names by {@code qcode} or {@code uri}, if it does. */
  Optional<Code> of(XmlNode property) {
    return property
        .attribute("qcode")
        .map(this::resolved)
        .or(() -> property.attribute("uri").map(this::named));
  }

  /** The code that an attribute such as {@code role} or {@code type} holds, without its scheme. */
  String code(XmlNode property, String attribute) {
    return property
        .attribute(attribute)
        .map(this::resolved)
        .or(() -> property.attribute(attribute + "uri").map(this::named))
        .map(Code::code)
        .orElse("");
  }

  private Code resolved(String qcode) {
    int colon = qcode.indexOf(':');
    if (colon < 0) {
      return new Code(Optional.empty(), Optional.empty(), qcode);
    }
    if (qcode.startsWith("http://") || qcode.startsWith("https://")) {
      return named(qcode);
    }
    String alias = qcode.substring(0, colon);
    return new Code(
        Optional.ofNullable(schemes.get(alias)), Optional.of(alias), qcode.substring(colon + 1));
  }

  private Code named(String uri) {
    int end = Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#')) + 1;
    return end == 0 || end == uri.length()
        ? new Code(Optional.empty(), Optional.empty(), uri)
        : new Code(Optional.of(uri.substring(0, end)), Optional.empty(), uri.substring(end));
  }
}
