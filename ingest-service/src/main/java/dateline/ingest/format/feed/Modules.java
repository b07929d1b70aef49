package dateline.ingest.format.feed;

import dateline.ingest.format.Fact;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.lenient.XmlElement;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What other vocabularies say in RSS and Atom alike, of an entry or of the feed itself: Dublin Core
 * (elements 1.1, terms), Media RSS, iTunes, GeoRSS, licences.
 */
final class Modules {

  private static final String MEDIA_SCHEME = "http://search.yahoo.com/mrss/category_schema";

  private Modules() {}

  static void read(XmlElement element, Addresses addresses, ItemBuilder builder) {
    tags(element, builder);
    for (String name : new String[] {"dc:contributor", "dcterms:contributor"}) {
      element.children(name).forEach(each -> People.add("contributor", each, addresses, builder));
    }
    for (String name : new String[] {"dc:publisher", "dcterms:publisher"}) {
      element.children(name).forEach(each -> People.add("publisher", each, addresses, builder));
    }
    MediaParts.read(element, addresses, builder);
    element
        .text("dc:rights", "dcterms:rights", "media:copyright")
        .ifPresent(rights -> builder.factIfAbsent(Fact.COPYRIGHT_NOTICE, rights));
    licence(element).ifPresent(terms -> builder.factIfAbsent(Fact.USAGE_TERMS, terms));
    element
        .text("dc:source", "dcterms:source")
        .ifPresent(source -> builder.factIfAbsent(Fact.INFO_SOURCE, source));
  }

  /** The description of what an entry shows, for one that says nothing else. */
  static Optional<XmlElement> description(XmlElement element) {
    return element
        .filled("media:description")
        .or(() -> element.child("media:group").flatMap(g -> g.filled("media:description")));
  }

  /** Times of these elements, in the order of the names. */
  static void times(XmlElement element, ItemBuilder builder, String role, String... names) {
    for (String name : names) {
      element
          .children(name)
          .forEach(
              each ->
                  builder.time(
                      role,
                      each.text(),
                      name.startsWith("atom:") ? name.substring("atom:".length()) : name));
    }
  }

  /** A category of Atom: its term is a code, its label for people. */
  static Parts.Tag tag(XmlElement category) {
    Optional<String> term = category.attribute("term");
    String label = category.attribute("label").or(() -> term).orElseGet(category::line);
    return new Parts.Tag(
        "subject",
        label,
        Optional.empty(),
        term,
        category.attribute("scheme"),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  private static void tags(XmlElement element, ItemBuilder builder) {
    element
        .children("category")
        .forEach(
            each ->
                builder.tag(
                    each.attribute("term").isPresent()
                        ? tag(each)
                        : Parts.Tag.of("subject", each.line(), each.attribute("domain"))));
    element.children("atom:category").forEach(each -> builder.tag(tag(each)));
    for (String name : new String[] {"dc:subject", "dcterms:subject"}) {
      element
          .children(name)
          .forEach(each -> builder.tag(Parts.Tag.of("subject", each.line(), Optional.empty())));
    }
    element.children("itunes:category").forEach(each -> podcast(each, builder));
    media(element, builder);
    words(element.text("itunes:keywords"), builder);
    words(element.text("media:keywords"), builder);
    for (String name :
        new String[] {"georss:featurename", "georss:featureName", "dcterms:spatial"}) {
      element
          .children(name)
          .forEach(each -> builder.tag(Parts.Tag.of("place", each.line(), Optional.empty())));
    }
  }

  /** Categories of iTunes stand in each other. */
  private static void podcast(XmlElement category, ItemBuilder builder) {
    category
        .attribute("text")
        .ifPresent(
            text ->
                builder.tag(Parts.Tag.of("subject", text, Optional.of("http://www.itunes.com/"))));
    category.children("itunes:category").forEach(each -> podcast(each, builder));
  }

  /** Media RSS 1.5.1: categories have a vocabulary of their own where they name no other. */
  private static void media(XmlElement element, ItemBuilder builder) {
    Stream.concat(
            element.children("media:category"),
            Stream.concat(element.children("media:group"), element.children("media:content"))
                .flatMap(each -> each.children("media:category")))
        .forEach(
            each ->
                builder.tag(
                    new Parts.Tag(
                        "subject",
                        each.attribute("label").orElseGet(each::line),
                        Optional.empty(),
                        Optional.of(each.line()).filter(term -> !term.isEmpty()),
                        each.attribute("scheme").or(() -> Optional.of(MEDIA_SCHEME)),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty())));
  }

  private static void words(Optional<String> list, ItemBuilder builder) {
    list.ifPresent(
        words ->
            Stream.of(words.split(","))
                .map(String::strip)
                .forEach(word -> builder.tag(Parts.Tag.of("keyword", word, Optional.empty()))));
  }

  private static Optional<String> licence(XmlElement element) {
    return element
        .text("creativeCommons:license", "dcterms:license")
        .or(() -> element.child("cc:license").flatMap(each -> each.attribute("rdf:resource")))
        .or(
            () ->
                element
                    .children("atom:link")
                    .filter(link -> link.attribute("rel").orElse("").equals("license"))
                    .flatMap(link -> link.attribute("href").stream())
                    .findFirst());
  }
}
