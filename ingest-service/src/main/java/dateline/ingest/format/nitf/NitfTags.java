package dateline.ingest.format.nitf;

import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.xml.XmlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Keywords, identified content, places of the event and IPTC subjects of an NITF document. */
final class NitfTags {

  private static final String SUBJECT_CODES = "http://cv.iptc.org/newscodes/subjectcode/";

  private static final Map<String, String> IDENTIFIED =
      Map.of(
          "person", "person",
          "org", "organisation",
          "location", "place",
          "city", "place",
          "country", "place",
          "event", "event",
          "object.title", "object",
          "classifier", "subject");

  private static final List<String> INLINE =
      List.of("person", "org", "location", "event", "object.title");

  private static final int MOST_INLINE = 200;

  private NitfTags() {}

  static void read(XmlNode docdata, ItemBuilder builder) {
    docdata
        .all("key-list", "keyword")
        .map(word -> word.attribute("key").orElseGet(word::text))
        .forEach(word -> builder.tag(Parts.Tag.of("keyword", word, Optional.empty())));
    docdata.children("identified-content").forEach(list -> identified(list, builder));
    docdata
        .children("doc-scope")
        .flatMap(scope -> scope.attribute("scope").stream())
        .forEach(scope -> builder.tag(Parts.Tag.of("keyword", scope, Optional.of("doc-scope"))));
    docdata
        .children("fixture")
        .flatMap(fixture -> fixture.attribute("fix-id").stream())
        .forEach(id -> builder.tag(Parts.Tag.of("genre", id, Optional.of("fixture"))));
    docdata.children("series").forEach(series -> series(series, builder));
    docdata.children("evloc").forEach(place -> eventPlace(place, builder));
  }

  /** A series that the story is part of, by its name. */
  static void series(XmlNode series, ItemBuilder builder) {
    series
        .attribute("series.name")
        .or(() -> Optional.of(series.text()))
        .ifPresent(name -> builder.tag(Parts.Tag.of("keyword", name, Optional.of("series"))));
  }

  /** Who and what is marked up in the text, each once, as long as there is no list of it. */
  static void inline(Stream<XmlNode> bodies, ItemBuilder builder) {
    Set<String> seen = new HashSet<>();
    bodies
        .flatMap(body -> INLINE.stream().flatMap(body::below))
        .filter(each -> seen.add(each.name() + " " + inlineLabel(each)))
        .limit(MOST_INLINE)
        .filter(each -> !builder.hasTag(IDENTIFIED.get(each.name()), inlineLabel(each)))
        .forEach(
            each ->
                builder.tag(
                    tag(
                        IDENTIFIED.get(each.name()),
                        inlineLabel(each),
                        Optional.empty(),
                        each.attribute("value").or(() -> each.attribute("location-code")),
                        each.attribute("idsrc").or(() -> each.attribute("code-source")))));
  }

  /** The name alone, where function and titles stand inside with it. */
  private static String inlineLabel(XmlNode named) {
    String name =
        Stream.of("name.given", "name.family")
            .flatMap(part -> named.children(part))
            .map(XmlNode::text)
            .reduce((given, family) -> given + " " + family)
            .orElse("");
    return name.isEmpty() ? named.text() : name;
  }

  /** IPTC subject references: {@code tobject}, which has its place in {@code head}. */
  static void subjects(XmlNode tobject, ItemBuilder builder) {
    tobject
        .attribute("tobject.type")
        .ifPresent(type -> builder.tag(Parts.Tag.of("genre", type, Optional.of("tobject.type"))));
    tobject
        .children("tobject.property")
        .flatMap(property -> property.attribute("tobject.property.type").stream())
        .forEach(
            type -> builder.tag(Parts.Tag.of("genre", type, Optional.of("tobject.property.type"))));
    tobject.children("tobject.subject").forEach(subject -> subject(subject, builder));
  }

  private static void subject(XmlNode subject, ItemBuilder builder) {
    Optional<String> number = subject.attribute("tobject.subject.refnum");
    boolean iptc = number.filter(digits -> digits.matches("\\d{8}")).isPresent();
    String label =
        Stream.of("detail", "matter", "type", "code", "refnum")
            .flatMap(part -> subject.attribute("tobject.subject." + part).stream())
            .findFirst()
            .orElse("");
    builder.tag(
        tag(
            "subject",
            label,
            number.filter(digits -> iptc).map(digits -> SUBJECT_CODES + digits),
            number.or(() -> subject.attribute("tobject.subject.code")),
            iptc ? Optional.of("subj") : subject.attribute("tobject.subject.ipr")));
  }

  private static void identified(XmlNode list, ItemBuilder builder) {
    list.children()
        .filter(each -> IDENTIFIED.containsKey(each.name()))
        .forEach(
            each ->
                builder.tag(
                    tag(
                        IDENTIFIED.get(each.name()),
                        label(each),
                        Optional.empty(),
                        each.attribute("value").or(() -> each.attribute("location-code")),
                        each.attribute("idsrc")
                            .or(() -> each.attribute("code-source"))
                            .or(() -> each.attribute("type")))));
  }

  /** The name without alternative codes; a classifier may have only a value. */
  private static String label(XmlNode named) {
    String text = named.text();
    return text.isEmpty() ? named.attribute("value").orElse("") : text;
  }

  private static void eventPlace(XmlNode place, ItemBuilder builder) {
    String label =
        Stream.of("city", "county-dist", "state-prov", "iso-cc")
            .flatMap(part -> place.attribute(part).stream())
            .reduce((near, wide) -> near + ", " + wide)
            .orElseGet(place::text);
    builder.tag(
        tag("place", label, Optional.empty(), place.attribute("iso-cc"), Optional.of("evloc")));
  }

  private static Parts.Tag tag(
      String kind,
      String label,
      Optional<String> uri,
      Optional<String> literal,
      Optional<String> scheme) {
    return new Parts.Tag(
        kind,
        label,
        uri,
        literal,
        scheme,
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty());
  }
}
