package dateline.ingest.format.newsml;

import dateline.ingest.format.xml.XmlNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an item says in {@code assert} of the concepts that its properties only name by code: their
 * names and types (NewsML-G2, "Assert").
 */
final class Asserts {

  private final Map<String, XmlNode> concepts = new HashMap<>();
  private final Optional<String> language;

  /** Of an item, whose texts are in this language unless they say otherwise. */
  Asserts(XmlNode item) {
    this.language = item.attribute("xml:lang");
    item.children("assert")
        .forEach(each -> keys(each).forEach(key -> concepts.putIfAbsent(key, each)));
  }

  /**
   * What a concept or party is called: its name, in the item's language if there are several, else
   * the name that was asserted of it, else what stands for it.
   */
  String name(XmlNode concept) {
    return named(concept)
        .or(() -> of(concept).flatMap(this::named))
        .or(
            () ->
                Stream.of("literal", "qcode", "uri")
                    .flatMap(each -> concept.attribute(each).stream())
                    .findFirst())
        .orElseGet(() -> concept.children().findAny().isPresent() ? "" : concept.text());
  }

  /** The name that the property itself gives, or was asserted of it: none that is made of codes. */
  Optional<String> givenName(XmlNode concept) {
    return named(concept).or(() -> of(concept).flatMap(this::named));
  }

  /** What was asserted of the concept that a property names. */
  Optional<XmlNode> of(XmlNode property) {
    return keys(property).map(concepts::get).filter(java.util.Objects::nonNull).findFirst();
  }

  private Optional<String> named(XmlNode concept) {
    Optional<String> ours =
        concept
            .children("name")
            .filter(
                each ->
                    language.isPresent()
                        && each.attribute("xml:lang")
                            .filter(tag -> primary(tag).equals(primary(language.get())))
                            .isPresent())
            .map(XmlNode::text)
            .filter(name -> !name.isEmpty())
            .findFirst();
    return ours.or(
        () -> concept.children("name").map(XmlNode::text).filter(n -> !n.isEmpty()).findFirst());
  }

  private static String primary(String tag) {
    return tag.split("-", 2)[0].toLowerCase(java.util.Locale.ROOT);
  }

  private static Stream<String> keys(XmlNode concept) {
    return Stream.of("qcode", "uri", "literal")
        .flatMap(each -> concept.attribute(each).map(value -> each + " " + value).stream());
  }
}
