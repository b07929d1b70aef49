package dateline.ingest.format.newsml1;

import dateline.ingest.format.Fact;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.xml.XmlNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Administrative, rights and descriptive metadata of a component of the story. */
final class ComponentMetadata {

  private static final String SUBJECT_CODES = "http://cv.iptc.org/newscodes/subjectcode/";

  private static final List<String> PLACE_PARTS =
      List.of("city", "cityname", "countryarea", "state", "countryname", "country", "worldregion");

  private final Topics topics;
  private final ItemBuilder builder;

  ComponentMetadata(Topics topics, ItemBuilder builder) {
    this.topics = topics;
    this.builder = builder;
  }

  void read(XmlNode component) {
    component.attribute("xml:lang").ifPresent(tag -> builder.factIfAbsent(Fact.LANGUAGE, tag));
    component.children("AdministrativeMetadata").forEach(this::administrative);
    component.children("RightsMetadata").forEach(this::rights);
    component.children("DescriptiveMetadata").forEach(this::descriptive);
  }

  private void administrative(XmlNode meta) {
    Stream.of("Source", "Provider")
        .flatMap(name -> meta.children(name))
        .flatMap(each -> each.children("Party"))
        .map(topics::name)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .ifPresent(name -> builder.factIfAbsent(Fact.INFO_SOURCE, name));
    if (!builder.hasCredit("author")) {
      meta.all("Creator", "Party").forEach(each -> builder.credit("author", topics.name(each)));
    }
    meta.all("Contributor", "Party")
        .forEach(each -> builder.credit("contributor", topics.name(each)));
  }

  private void rights(XmlNode meta) {
    meta.child("Copyright", "CopyrightHolder")
        .ifPresent(holder -> builder.factIfAbsent(Fact.COPYRIGHT_HOLDER, holder.text()));
    meta.child("Copyright")
        .map(
            each ->
                (NewsMlItem.text(each, "CopyrightDate").orElse("")
                        + " "
                        + NewsMlItem.text(each, "CopyrightHolder").orElse(""))
                    .strip())
        .filter(notice -> !notice.isEmpty())
        .ifPresent(notice -> builder.factIfAbsent(Fact.COPYRIGHT_NOTICE, "© " + notice));
    String terms =
        meta.children("UsageRights")
            .flatMap(XmlNode::children)
            .map(XmlNode::text)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; "));
    builder.factIfAbsent(Fact.USAGE_TERMS, terms);
  }

  private void descriptive(XmlNode meta) {
    NewsMlItem.formal(meta, "Language").ifPresent(tag -> builder.fact(Fact.LANGUAGE, tag));
    NewsMlItem.text(meta, "DateLineDate")
        .ifPresent(raw -> builder.time("contentCreated", raw, "DateLineDate"));
    meta.children("Genre").forEach(genre -> tag("genre", genre, Optional.of("genre"), ""));
    meta.children("SubjectCode").flatMap(XmlNode::children).forEach(this::subject);
    meta.children("Location").forEach(this::place);
    meta.children("TopicOccurrence")
        .forEach(each -> tag(topics.kind(each), each, Optional.empty(), ""));
  }

  private void subject(XmlNode code) {
    boolean iptc = code.attribute("FormalName").orElse("").matches("\\d{8}");
    tag(
        "subject",
        code,
        Optional.of(iptc ? "subj" : "SubjectCode"),
        iptc ? SUBJECT_CODES + code.attribute("FormalName").get() : "");
  }

  private void place(XmlNode location) {
    List<XmlNode> properties = location.children("Property").toList();
    String label =
        PLACE_PARTS.stream()
            .flatMap(
                part ->
                    properties.stream()
                        .filter(
                            each -> each.attribute("FormalName").orElse("").equalsIgnoreCase(part))
                        .flatMap(each -> each.attribute("Value").stream())
                        .limit(1))
            .distinct()
            .collect(Collectors.joining(", "));
    builder.tag(
        Parts.Tag.of(
            "place", label.isEmpty() ? topics.name(location) : label, Optional.of("Location")));
  }

  private void tag(String kind, XmlNode named, Optional<String> scheme, String uri) {
    builder.tag(
        new Parts.Tag(
            kind,
            topics.name(named),
            Optional.of(uri).filter(each -> !each.isEmpty()),
            named.attribute("FormalName"),
            scheme,
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty()));
  }
}
