package dateline.ingest.format.nitf;

import dateline.ingest.format.Fact;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.xml.XmlNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an NITF document says about itself as a message: {@code docdata} and its neighbours. */
final class Docdata {

  private static final Set<String> STATES = Set.of("usable", "withheld", "canceled");

  private Docdata() {}

  static void read(XmlNode nitf, ItemBuilder builder) {
    nitf.child("head", "docdata").ifPresent(docdata -> docdata(docdata, builder));
    revisions(nitf, builder);
    nitf.all("head", "pubdata").forEach(each -> publication(each, builder));
  }

  /** Where it was printed or shown. */
  private static void publication(XmlNode pubdata, ItemBuilder builder) {
    pubdata
        .attribute("date.publication")
        .ifPresent(norm -> builder.time("published", norm, "pubdata"));
    pubdata.attribute("name").ifPresent(name -> builder.factIfAbsent(Fact.INFO_SOURCE, name));
    pubdata
        .attribute("ex-ref")
        .ifPresent(
            href ->
                builder.link(
                    new Parts.Link("alternate", href, Optional.empty(), Optional.empty())));
    pubdata
        .attribute("position.section")
        .ifPresent(
            section ->
                builder.tag(Parts.Tag.of("keyword", section, Optional.of("position.section"))));
  }

  private static void docdata(XmlNode docdata, ItemBuilder builder) {
    attribute(docdata, "du-key", "version")
        .or(() -> attribute(docdata, "du-key", "generation"))
        .ifPresent(version -> builder.fact(Fact.VERSION, version));
    attribute(docdata, "du-key", "part")
        .filter(part -> part.matches("[1-9]\\d{0,2}"))
        .ifPresent(part -> builder.take(Integer.parseInt(part)));
    attribute(docdata, "du-key", "key").ifPresent(key -> builder.fact(Fact.SLUGLINE, key));
    attribute(docdata, "urgency", "ed-urg").ifPresent(builder::urgency);
    status(docdata, builder);
    date(docdata, "date.issue").ifPresent(norm -> builder.time("published", norm, "date.issue"));
    date(docdata, "date.expire").ifPresent(norm -> builder.time("expires", norm, "date.expire"));
    String notes =
        docdata
            .children("ed-msg")
            .map(each -> each.attribute("info").orElseGet(each::text))
            .filter(note -> !note.isBlank())
            .collect(Collectors.joining("\n"));
    builder.fact(Fact.ED_NOTE, notes);
    docdata
        .child("correction")
        .ifPresent(
            correction -> {
              builder.signal("nitf:correction");
              correction
                  .attribute("info")
                  .ifPresent(info -> builder.factIfAbsent(Fact.ED_NOTE, info));
            });
    docdata
        .child("doc.copyright")
        .ifPresent(
            copyright -> {
              copyright
                  .attribute("holder")
                  .ifPresent(holder -> builder.fact(Fact.COPYRIGHT_HOLDER, holder));
              notice(copyright.attribute("holder"), copyright.attribute("year"), builder);
            });
    docdata
        .children("doc.rights")
        .forEach(
            rights -> {
              rights
                  .attribute("owner")
                  .ifPresent(owner -> builder.factIfAbsent(Fact.COPYRIGHT_HOLDER, owner));
              builder.factIfAbsent(
                  Fact.USAGE_TERMS,
                  Stream.of("limitations", "type", "geography")
                      .flatMap(name -> rights.attribute(name).stream())
                      .collect(Collectors.joining("; ")));
            });
    docdata
        .child("del-list")
        .flatMap(trail -> trail.child("from-src"))
        .flatMap(source -> source.attribute("src-name"))
        .ifPresent(source -> builder.fact(Fact.INFO_SOURCE, source));
    NitfTags.read(docdata, builder);
  }

  /**
   * The status, in both spellings of "canceled". An embargo is none of the three: it is a time. One
   * without a date of release has no end; its word stands for the time then, which nobody can read.
   * Without any status, a date of release other than that of issue still says when the document may
   * be published.
   */
  private static void status(XmlNode docdata, ItemBuilder builder) {
    String stated =
        docdata
            .attribute("management-status")
            .map(word -> word.toLowerCase(Locale.ROOT).replace("cancelled", "canceled"))
            .orElse("");
    if (STATES.contains(stated)) {
      builder.fact(Fact.PUB_STATUS, stated);
    }
    if (!stated.isEmpty() && !stated.equals("usable")) {
      builder.signal("nitf:" + stated);
    }
    Optional<String> release = date(docdata, "date.release");
    boolean embargoed = stated.equals("embargoed");
    boolean differs = !release.equals(date(docdata, "date.issue"));
    if (embargoed && release.isEmpty()) {
      builder.time("embargoed", "embargoed", "management-status");
    } else if (embargoed || stated.isEmpty() && differs) {
      release.ifPresent(norm -> builder.time("embargoed", norm, "date.release"));
    }
  }

  /** The newest revision dates this version; without any, the document's issue does. */
  private static void revisions(XmlNode nitf, ItemBuilder builder) {
    Optional<String> last =
        nitf.all("head", "revision-history")
            .flatMap(each -> each.attribute("norm").stream())
            .reduce((earlier, later) -> later.compareTo(earlier) > 0 ? later : earlier);
    last.ifPresentOrElse(
        norm -> builder.time("versionCreated", norm, "revision-history"),
        () ->
            nitf.child("head", "docdata")
                .flatMap(docdata -> date(docdata, "date.issue"))
                .ifPresent(norm -> builder.time("versionCreated", norm, "date.issue")));
  }

  static void notice(Optional<String> holder, Optional<String> year, ItemBuilder builder) {
    String notice = (year.orElse("") + " " + holder.orElse("")).strip();
    if (!notice.isEmpty()) {
      builder.factIfAbsent(Fact.COPYRIGHT_NOTICE, "© " + notice);
    }
  }

  /** NITF writes dates in {@code norm}; some write them between the tags. */
  private static Optional<String> date(XmlNode docdata, String name) {
    return docdata
        .child(name)
        .map(each -> each.attribute("norm").orElseGet(each::text))
        .filter(norm -> !norm.isEmpty());
  }

  private static Optional<String> attribute(XmlNode docdata, String name, String attribute) {
    return docdata.children(name).flatMap(each -> each.attribute(attribute).stream()).findFirst();
  }
}
