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
import java.util.OptionalLong;
import java.util.Set;

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
  private final Asserts asserts;
  private final ItemBuilder builder;

  ContentMeta(QCodes codes, Asserts asserts, ItemBuilder builder) {
    this.codes = codes;
    this.asserts = asserts;
    this.builder = builder;
  }

  /** Reads the item's content metadata, and what is stated of its parts alone. */
  void read(XmlNode item) {
    item.children("contentMeta").forEach(this::meta);
    item.children("partMeta").forEach(this::part);
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
        .map(asserts::name)
        .ifPresent(source -> builder.fact(Fact.INFO_SOURCE, source));
    meta.children("located")
        .flatMap(
            place ->
                asserts
                    .givenName(place)
                    .or(() -> place.child("broader", "name").map(XmlNode::text))
                    .stream())
        .findFirst()
        .or(() -> meta.child("dateline").map(XmlNode::text))
        .ifPresent(place -> builder.fact(Fact.LOCATED, place));
    meta.child("dateline").ifPresent(line -> builder.text("dateline", "text/plain", line.text()));
    headlines(meta.children("headline").toList());
    meta.children("description").forEach(this::description);
    credits(meta);
    meta.children("subject").forEach(subject -> tag(kind(subject), subject));
    meta.children("genre").forEach(genre -> tag("genre", genre));
    meta.children("icon").forEach(this::icon);
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
    boolean named = asserts.givenName(party).isPresent() || party.attribute("literal").isPresent();
    if (named) {
      builder.credit(known, asserts.name(party));
    }
  }

  private void tag(String kind, XmlNode concept) {
    Optional<QCodes.Code> code = codes.of(concept);
    builder.tag(
        new Parts.Tag(
            kind,
            asserts.name(concept),
            concept.attribute("uri").or(() -> code.flatMap(QCodes.Code::uri)),
            code.map(QCodes.Code::code).or(() -> concept.attribute("literal")),
            code.flatMap(QCodes.Code::vocabulary),
            concept.attribute("rel"),
            percent(concept, "relevance"),
            percent(concept, "confidence")));
  }

  private String kind(XmlNode subject) {
    return KINDS.getOrDefault(type(subject), "subject");
  }

  private String role(XmlNode property) {
    return codes.code(property, "role").toLowerCase(Locale.ROOT);
  }

  /** What an asserted concept is, unless the property itself says it. */
  private String type(XmlNode subject) {
    String own = codes.code(subject, "type");
    return own.isEmpty()
        ? asserts
            .of(subject)
            .flatMap(each -> each.child("type"))
            .flatMap(codes::of)
            .map(QCodes.Code::code)
            .orElse("")
        : own;
  }

  /** A shot, a chapter, a page: what it is called and shows. */
  private void part(XmlNode part) {
    part.children()
        .filter(each -> each.name().equals("headline") || each.name().equals("description"))
        .forEach(each -> builder.text("part", "text/plain", each.text()));
    part.children("subject").forEach(subject -> tag(kind(subject), subject));
    part.children("icon").forEach(this::icon);
  }

  private void icon(XmlNode icon) {
    icon.attribute("href")
        .ifPresent(
            href ->
                builder.medium(
                    new Parts.Medium(
                        "image",
                        href,
                        icon.attribute("contenttype"),
                        Optional.of("icon"),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalLong.empty())));
  }

  private static OptionalInt percent(XmlNode concept, String attribute) {
    return concept.attribute(attribute).filter(n -> n.matches("\\d{1,2}|100")).stream()
        .mapToInt(Integer::parseInt)
        .findFirst();
  }
}
