package dateline.ingest.format.newsml;

import dateline.ingest.format.Fact;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.xml.XmlNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** What a news item says about its content: {@code contentMeta}. */
final class ContentMeta {

  private static final Set<String> SUMMARY =
      Set.of("", "summary", "abstract", "lead", "standfirst", "short", "synthe");

  private static final Map<String, String> KINDS =
      Map.of(
          "person", "person",
          "organisation", "organisation",
          "organization", "organisation",
          "geoArea", "place",
          "geoarea", "place",
          "poi", "place",
          "event", "event",
          "object", "object");

  private final QCodes codes;
  private final ItemBuilder builder;

  ContentMeta(QCodes codes, ItemBuilder builder) {
    this.codes = codes;
    this.builder = builder;
  }

  /** Reads the item's content metadata. */
  void read(XmlNode item) {
    item.children("contentMeta").forEach(this::meta);
    item.attribute("xml:lang").ifPresent(language -> builder.factIfAbsent(Fact.LANGUAGE, language));
  }

  private void meta(XmlNode meta) {
    meta.child("urgency").ifPresent(urgency -> builder.urgency(urgency.text()));
    meta.children("contentCreated")
        .forEach(time -> builder.time("contentCreated", time.text(), "contentCreated"));
    meta.children("language")
        .flatMap(language -> language.attribute("tag").stream())
        .findFirst()
        .ifPresent(tag -> builder.fact(Fact.LANGUAGE, tag));
    meta.child("slugline").ifPresent(slug -> builder.fact(Fact.SLUGLINE, slug.text()));
    meta.child("infoSource")
        .map(ContentMeta::name)
        .ifPresent(source -> builder.fact(Fact.INFO_SOURCE, source));
    meta.children("located")
        .flatMap(
            place ->
                place
                    .children("name")
                    .findFirst()
                    .or(() -> place.child("broader", "name"))
                    .stream())
        .findFirst()
        .or(() -> meta.child("dateline"))
        .ifPresent(place -> builder.fact(Fact.LOCATED, place.text()));
    headlines(meta.children("headline").toList());
    meta.children("description").forEach(this::description);
    credits(meta);
    meta.children("subject").forEach(subject -> tag(kind(subject), subject));
    meta.children("genre").forEach(genre -> tag("genre", genre));
    meta.children("keyword")
        .forEach(word -> builder.tag(Parts.Tag.of("keyword", word.text(), Optional.empty())));
  }

  /** The main headline comes first: one that has no role or the main one, else the first. */
  private void headlines(List<XmlNode> headlines) {
    Optional<XmlNode> main =
        headlines.stream()
            .filter(each -> Set.of("", "main").contains(role(each)))
            .findFirst()
            .or(() -> headlines.stream().findFirst());
    main.ifPresent(line -> builder.text("headline", "text/plain", line.text()));
    headlines.stream()
        .filter(line -> line != main.get())
        .forEach(
            line ->
                builder.text(
                    role(line).startsWith("sub") ? "subtitle" : "title",
                    "text/plain",
                    line.text()));
  }

  private void description(XmlNode description) {
    String role = role(description);
    builder.text(SUMMARY.contains(role) ? "summary" : role, "text/plain", description.text());
  }

  private void credits(XmlNode meta) {
    meta.children("by").forEach(by -> builder.credit("author", by.text()));
    meta.children("creator").forEach(each -> credit(each, "author"));
    meta.children("contributor").forEach(each -> credit(each, "contributor"));
    meta.children("creditline").forEach(line -> builder.credit("agency", line.text()));
  }

  private void credit(XmlNode party, String otherwise) {
    String role = role(party);
    String known =
        role.contains("photo")
            ? "photographer"
            : role.contains("editor") ? "editor" : role.contains("agency") ? "agency" : otherwise;
    boolean named = party.child("name").isPresent() || party.attribute("literal").isPresent();
    if (named) {
      builder.credit(known, name(party));
    }
  }

  private void tag(String kind, XmlNode concept) {
    Optional<QCodes.Code> code = codes.of(concept);
    builder.tag(
        new Parts.Tag(
            kind,
            name(concept),
            concept.attribute("uri").or(() -> code.flatMap(QCodes.Code::uri)),
            code.map(QCodes.Code::code).or(() -> concept.attribute("literal")),
            code.flatMap(QCodes.Code::vocabulary),
            concept.attribute("rel"),
            percent(concept, "relevance"),
            percent(concept, "confidence")));
  }

  private String kind(XmlNode subject) {
    return KINDS.getOrDefault(codes.code(subject, "type"), "subject");
  }

  private String role(XmlNode property) {
    return codes.code(property, "role").toLowerCase(Locale.ROOT);
  }

  /** What a concept or party is called: its name, else what stands for it. */
  static String name(XmlNode concept) {
    return Stream.concat(
            concept.children("name").map(XmlNode::text),
            Stream.of("literal", "qcode", "uri").flatMap(a -> concept.attribute(a).stream()))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElseGet(() -> concept.children().findAny().isPresent() ? "" : concept.text());
  }

  private static OptionalInt percent(XmlNode concept, String attribute) {
    return concept.attribute(attribute).filter(n -> n.matches("\\d{1,2}|100")).stream()
        .mapToInt(Integer::parseInt)
        .findFirst();
  }
}
