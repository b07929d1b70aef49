package dateline.ingest.format.feed;

import dateline.ingest.format.ContentHash;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** An entry of Atom 1.0 (RFC 4287), with the names of Atom 0.3 where they differ. */
final class AtomEntry {

  private final XmlElement entry;
  private final Addresses addresses;
  private final ItemBuilder builder;

  private AtomEntry(XmlElement entry, Addresses addresses, ItemBuilder builder) {
    this.entry = entry;
    this.addresses = addresses;
    this.builder = builder;
  }

  /** Reads the entry's parts into the builder and says who it is, unless it says nothing at all. */
  static Optional<Identity> read(XmlElement entry, FeedHead head, ItemBuilder builder) {
    return new AtomEntry(entry, head.addresses().within(entry), builder).read(head);
  }

  private Optional<Identity> read(FeedHead head) {
    text("headline", "atom:title");
    text("summary", "atom:summary");
    text("body", "atom:content");
    time("published", "atom:published", "atom:issued");
    time("versionCreated", "atom:updated", "atom:modified");
    time("firstCreated", "atom:created");
    credits(head);
    entry.children("atom:category").forEach(each -> builder.tag(tag(each)));
    entry.children("atom:link").forEach(this::link);
    MediaParts.read(entry, addresses, builder);
    entry
        .child("atom:source")
        .flatMap(source -> source.text("atom:title"))
        .ifPresent(title -> builder.fact(Fact.INFO_SOURCE, title));
    entry
        .text("atom:rights", "atom:copyright", "dc:rights")
        .ifPresent(rights -> builder.fact(Fact.COPYRIGHT_NOTICE, rights));
    entry
        .attribute("xml:lang")
        .or(() -> entry.text("dc:language"))
        .or(head::language)
        .ifPresent(language -> builder.fact(Fact.LANGUAGE, language));
    return identity();
  }

  /** RFC 4287 section 3.1.1 and 4.1.3: text, html, xhtml, or a media type. */
  private void text(String role, String name) {
    Optional<XmlElement> found = entry.child(name);
    if (found.isEmpty()) {
      return;
    }
    XmlElement construct = found.get();
    String type = construct.attribute("type").orElse("text").toLowerCase(Locale.ROOT);
    boolean escaped = construct.attribute("mode").orElse("").equals("escaped");
    boolean markup =
        type.contains("html") || construct.hasChildren() || escaped && type.equals("text/html");
    if (type.equals("text") || type.contains("html") || type.startsWith("text/")) {
      builder.text(role, markup ? "text/html" : "text/plain", construct.text());
    }
    construct
        .attribute("src")
        .ifPresent(
            src ->
                builder.link(
                    new Parts.Link(
                        "content",
                        addresses.within(construct).resolve(src),
                        Optional.empty(),
                        construct.attribute("type"))));
  }

  private void time(String role, String... names) {
    for (String name : names) {
      entry
          .children(name)
          .forEach(each -> builder.time(role, each.text(), name.substring(name.indexOf(':') + 1)));
    }
  }

  /** An entry without an author has its source's, else the feed's (RFC 4287 section 4.2.1). */
  private void credits(FeedHead head) {
    entry.children("atom:author").forEach(author -> credit("author", author));
    entry.children("dc:creator").forEach(author -> builder.credit("author", author.text()));
    entry.children("atom:contributor").forEach(each -> credit("contributor", each));
    if (entry.child("atom:author").isEmpty() && entry.child("dc:creator").isEmpty()) {
      entry
          .child("atom:source")
          .flatMap(source -> source.child("atom:author"))
          .flatMap(author -> author.text("atom:name"))
          .or(head::author)
          .ifPresent(name -> builder.credit("author", name));
    }
  }

  private void credit(String role, XmlElement person) {
    person.text("atom:name", "atom:email").ifPresent(name -> builder.credit(role, name));
  }

  private static Parts.Tag tag(XmlElement category) {
    Optional<String> term = category.attribute("term");
    String label = category.attribute("label").or(() -> term).orElseGet(category::text);
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

  private void link(XmlElement link) {
    Optional<String> href = link.attribute("href");
    if (href.isEmpty()) {
      return;
    }
    String rel = link.attribute("rel").orElse("alternate");
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

  private Optional<Identity> identity() {
    Optional<Identity> named =
        entry.text("atom:id").map(id -> new Identity(Identity.Source.GUID, id));
    Optional<Identity> linked =
        named.or(
            () ->
                entry
                    .children("atom:link")
                    .filter(l -> l.attribute("rel").orElse("alternate").equals("alternate"))
                    .flatMap(l -> l.attribute("href").map(addresses.within(l)::resolve).stream())
                    .findFirst()
                    .map(href -> new Identity(Identity.Source.PERMALINK, href)));
    if (linked.isPresent() || !builder.hasText()) {
      return linked;
    }
    return Optional.of(
        ContentHash.identity(
            builder.firstText("headline").orElse(""),
            builder.firstText("body").or(() -> builder.firstText("summary")).orElse("")));
  }
}
