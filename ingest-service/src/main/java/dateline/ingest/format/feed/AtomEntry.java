package dateline.ingest.format.feed;

import dateline.ingest.format.Fact;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.lenient.XmlElement;
import java.util.Locale;
import java.util.Optional;

/** An entry of Atom 1.0 (RFC 4287), with the names of Atom 0.3 where they differ. */
final class AtomEntry {

  private static final String REGISTERED = "http://www.iana.org/assignments/relation/";

  private final XmlElement entry;
  private final Addresses addresses;
  private final ItemBuilder builder;

  private AtomEntry(XmlElement entry, Addresses addresses, ItemBuilder builder) {
    this.entry = entry;
    this.addresses = addresses;
    this.builder = builder;
  }

  /** Reads the entry's parts into the builder and says who it is, unless it says so nowhere. */
  static Optional<Identity> read(XmlElement entry, Inherited feed, ItemBuilder builder) {
    return new AtomEntry(entry, feed.addresses().within(entry), builder).read(feed);
  }

  private Optional<Identity> read(Inherited feed) {
    texts(feed);
    Modules.times(
        entry, builder, "published", "atom:published", "atom:issued", "dcterms:issued", "dc:date");
    Modules.times(
        entry, builder, "versionCreated", "atom:updated", "atom:modified", "dcterms:modified");
    Modules.times(entry, builder, "firstCreated", "atom:created", "dcterms:created");
    credits(feed);
    entry.children("atom:link").forEach(each -> link(each, addresses, builder));
    entry
        .text("feedburner:origLink")
        .ifPresent(
            href ->
                builder.link(
                    new Parts.Link("canonical", href, Optional.empty(), Optional.empty())));
    source();
    Modules.read(entry, addresses, builder);
    return entry
        .text("atom:id", "guid")
        .map(id -> new Identity(Identity.Source.GUID, id))
        .or(this::alternate);
  }

  private void texts(Inherited feed) {
    Optional<XmlElement> title = entry.filled("atom:title", "dc:title", "media:title");
    title.flatMap(each -> Texts.atom("headline", each, addresses)).ifPresent(this::text);
    Optional<XmlElement> summary =
        entry
            .filled("atom:summary", "dc:description", "dcterms:abstract")
            .or(() -> Modules.description(entry));
    summary.flatMap(each -> Texts.atom("summary", each, addresses)).ifPresent(this::text);
    Optional<XmlElement> content = entry.child("atom:content");
    content.flatMap(each -> Texts.atom("body", each, addresses)).ifPresent(this::text);
    content.ifPresent(this::outOfLine);
    if (!builder.firstText("body").isPresent()) {
      entry
          .filled("content:encoded", "xhtml:body", "xhtml:div")
          .ifPresent(each -> text(Texts.markup("body", each, addresses)));
    }
    entry
        .filled("atom:rights", "atom:copyright")
        .flatMap(each -> Texts.atom("rights", each, addresses))
        .ifPresent(rights -> builder.fact(Fact.COPYRIGHT_NOTICE, Texts.plain(rights)));
    content
        .or(() -> summary)
        .or(() -> title)
        .flatMap(XmlElement::language)
        .or(entry::language)
        .or(() -> entry.text("dc:language", "dcterms:language"))
        .or(feed::language)
        .ifPresent(language -> builder.fact(Fact.LANGUAGE, language));
  }

  private void text(Parts.Text text) {
    builder.text(text.role(), text.contentType(), text.value());
  }

  /** Content that stands elsewhere (RFC 4287 section 4.1.3.2). */
  private void outOfLine(XmlElement content) {
    content
        .attribute("src")
        .ifPresent(
            src ->
                builder.link(
                    new Parts.Link(
                        "content",
                        addresses.within(content).resolve(src),
                        Optional.empty(),
                        content.attribute("type"))));
  }

  /** An entry without an author has its source's, else the feed's (RFC 4287 section 4.2.1). */
  private void credits(Inherited feed) {
    for (String name : new String[] {"atom:author", "dc:creator", "dcterms:creator"}) {
      entry.children(name).forEach(each -> People.add("author", each, addresses, builder));
    }
    entry
        .children("atom:contributor")
        .forEach(each -> People.add("contributor", each, addresses, builder));
    if (!builder.hasCredit("author")) {
      entry
          .child("atom:source")
          .ifPresent(
              source ->
                  source
                      .children("atom:author")
                      .forEach(each -> People.add("author", each, addresses, builder)));
    }
    if (!builder.hasCredit("author")) {
      feed.authors().forEach(builder::credit);
    }
  }

  private void source() {
    entry
        .child("atom:source")
        .ifPresent(
            source -> {
              Addresses within = addresses.within(source);
              source
                  .filled("atom:title")
                  .flatMap(title -> Texts.atom("source", title, within))
                  .ifPresent(title -> builder.fact(Fact.INFO_SOURCE, Texts.plain(title)));
              source
                  .text("atom:id")
                  .map(within::resolve)
                  .filter(Addresses::isWeb)
                  .ifPresent(
                      id ->
                          builder.link(
                              new Parts.Link(
                                  "via", id, source.text("atom:title"), Optional.empty())));
            });
  }

  /** A link by its relation (RFC 4287 section 4.2.7.2, RFC 8288): an enclosure is a medium. */
  static void link(XmlElement link, Addresses addresses, ItemBuilder builder) {
    Optional<String> href = link.attribute("href").or(() -> link.text().lines().findFirst());
    if (href.isEmpty()) {
      return;
    }
    String rel = rel(link);
    String whole = addresses.within(link).resolve(href.get());
    if (rel.equals("enclosure")) {
      builder.medium(
          MediaParts.medium(
              link.attribute("type"),
              link.attribute("title"),
              whole,
              MediaParts.bytes(link.attribute("length"))));
    } else {
      builder.link(new Parts.Link(rel, whole, link.attribute("title"), link.attribute("type")));
    }
  }

  private static String rel(XmlElement link) {
    String rel = link.attribute("rel").orElse("alternate");
    String name = rel.startsWith(REGISTERED) ? rel.substring(REGISTERED.length()) : rel;
    return name.indexOf(':') < 0 ? name.toLowerCase(Locale.ROOT) : name;
  }

  private Optional<Identity> alternate() {
    return entry
        .children("atom:link")
        .filter(each -> rel(each).equals("alternate"))
        .flatMap(each -> each.attribute("href").map(addresses.within(each)::resolve).stream())
        .findFirst()
        .map(href -> new Identity(Identity.Source.PERMALINK, href));
  }
}
