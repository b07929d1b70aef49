package dateline.ingest.format.feed;

import dateline.ingest.format.ContentHash;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import java.util.Optional;

/** An item of RSS 0.9x, 1.0 or 2.0 with the modules that news feeds use. */
final class RssItem {

  private final XmlElement item;
  private final Addresses addresses;
  private final ItemBuilder builder;

  private RssItem(XmlElement item, Addresses addresses, ItemBuilder builder) {
    this.item = item;
    this.addresses = addresses;
    this.builder = builder;
  }

  /** Reads the item's parts into the builder and says who it is, unless it says nothing at all. */
  static Optional<Identity> read(XmlElement item, FeedHead head, ItemBuilder builder) {
    return new RssItem(item, head.addresses().within(item), builder).read(head);
  }

  private Optional<Identity> read(FeedHead head) {
    texts();
    times();
    credits();
    tags();
    Optional<String> link = links();
    item.children("enclosure").forEach(each -> MediaParts.enclosure(each, addresses, builder));
    MediaParts.read(item, addresses, builder);
    item.text("dc:rights", "media:copyright")
        .ifPresent(rights -> builder.fact(Fact.COPYRIGHT_NOTICE, rights));
    item.text("dc:language")
        .or(() -> item.attribute("xml:lang"))
        .or(head::language)
        .ifPresent(language -> builder.fact(Fact.LANGUAGE, language));
    return identity(link);
  }

  /** RSS leaves open whether a title is markup; a description is, by long habit. */
  private void texts() {
    item.text("title", "dc:title", "media:title")
        .ifPresent(title -> builder.text("headline", "text/plain", title));
    item.text("description", "dc:description", "itunes:summary")
        .ifPresent(text -> builder.text("summary", "text/html", text));
    item.text("content:encoded", "xhtml:body", "fullitem", "atom:content")
        .ifPresent(text -> builder.text("body", "text/html", text));
  }

  private void times() {
    time("published", "pubDate", "dc:date", "atom:published", "dcterms:issued");
    time("firstCreated", "dcterms:created");
    time("versionCreated", "atom:updated", "dcterms:modified");
    time("expires", "expirationDate");
  }

  private void time(String role, String... names) {
    for (String name : names) {
      item.children(name).map(XmlElement::text).forEach(raw -> builder.time(role, raw, name));
    }
  }

  private void credits() {
    for (String name : new String[] {"author", "dc:creator", "itunes:author"}) {
      item.children(name).forEach(each -> builder.credit("author", each.text()));
    }
    item.children("atom:author")
        .flatMap(author -> author.children("atom:name"))
        .forEach(name -> builder.credit("author", name.text()));
    item.children("dc:contributor").forEach(each -> builder.credit("contributor", each.text()));
    item.children("dc:publisher").forEach(each -> builder.credit("publisher", each.text()));
  }

  private void tags() {
    item.children("category")
        .forEach(
            each -> builder.tag(Parts.Tag.of("subject", each.text(), each.attribute("domain"))));
    item.children("dc:subject")
        .forEach(each -> builder.tag(Parts.Tag.of("subject", each.text(), Optional.empty())));
  }

  private Optional<String> links() {
    Optional<String> link =
        item.text("link")
            .or(
                () ->
                    item.children("atom:link")
                        .filter(l -> l.attribute("rel").orElse("alternate").equals("alternate"))
                        .flatMap(l -> l.attribute("href").stream())
                        .findFirst())
            .or(this::permanentGuid)
            .map(addresses::resolve);
    link.ifPresent(href -> link("alternate", href, Optional.empty()));
    item.text("comments").ifPresent(href -> link("comments", href, Optional.empty()));
    item.child("source")
        .ifPresent(
            source -> {
              builder.fact(Fact.INFO_SOURCE, source.text());
              source
                  .attribute("url")
                  .ifPresent(url -> link("via", url, Optional.of(source.text())));
            });
    return link;
  }

  private void link(String rel, String href, Optional<String> title) {
    builder.link(new Parts.Link(rel, addresses.resolve(href), title, Optional.empty()));
  }

  /** RSS 2.0: a guid is an address unless isPermaLink says false. */
  private Optional<String> permanentGuid() {
    return item.child("guid")
        .filter(guid -> !guid.attribute("isPermaLink").orElse("true").equalsIgnoreCase("false"))
        .map(XmlElement::text)
        .filter(Addresses::isWeb);
  }

  private Optional<Identity> identity(Optional<String> link) {
    Optional<Identity> named =
        item.text("guid")
            .or(() -> item.attribute("rdf:about"))
            .map(guid -> new Identity(Identity.Source.GUID, guid));
    Optional<Identity> linked =
        named.or(() -> link.map(href -> new Identity(Identity.Source.PERMALINK, href)));
    if (linked.isPresent() || !builder.hasText()) {
      return linked;
    }
    return Optional.of(
        ContentHash.identity(
            builder.firstText("headline").orElse(""),
            builder.firstText("body").or(() -> builder.firstText("summary")).orElse("")));
  }
}
