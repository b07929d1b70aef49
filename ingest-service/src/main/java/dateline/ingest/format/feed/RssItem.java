package dateline.ingest.format.feed;

import dateline.ingest.format.Fact;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.lenient.XmlElement;
import java.util.Optional;

/** An item of RSS 0.9x, 1.0 or 2.0 with the modules that news feeds use; also one of CDF. */
final class RssItem {

  private final XmlElement item;
  private final Addresses addresses;
  private final ItemBuilder builder;

  private RssItem(XmlElement item, Addresses addresses, ItemBuilder builder) {
    this.item = item;
    this.addresses = addresses;
    this.builder = builder;
  }

  /** Reads the item's parts into the builder and says who it is, unless it says so nowhere. */
  static Optional<Identity> read(XmlElement item, Inherited feed, ItemBuilder builder) {
    return new RssItem(item, feed.addresses().within(item), builder).read(feed);
  }

  private Optional<Identity> read(Inherited feed) {
    texts(feed);
    times();
    credits();
    Optional<String> link = links();
    item.children("enclosure").forEach(each -> MediaParts.enclosure(each, addresses, builder));
    source();
    Modules.read(item, addresses, builder);
    item.text("copyright").ifPresent(rights -> builder.factIfAbsent(Fact.COPYRIGHT_NOTICE, rights));
    return item.text("guid", "atom:id")
        .or(() -> item.attribute("rdf:about"))
        .or(() -> item.text("dc:identifier").filter(id -> link.isEmpty()))
        .map(guid -> new Identity(Identity.Source.GUID, guid))
        .or(() -> link.map(href -> new Identity(Identity.Source.PERMALINK, href)));
  }

  private void texts(Inherited feed) {
    Optional<XmlElement> title = item.filled("title", "dc:title", "itunes:title", "media:title");
    title.ifPresent(each -> text(Texts.line("headline", each, addresses)));
    Optional<XmlElement> summary =
        item.filled(
                "description",
                "abstract",
                "dc:description",
                "dcterms:abstract",
                "itunes:summary",
                "atom:summary",
                "itunes:subtitle")
            .or(() -> Modules.description(item));
    summary.ifPresent(each -> text(Texts.markup("summary", each, addresses)));
    Optional<XmlElement> body =
        item.filled("content:encoded", "xhtml:body", "body", "xhtml:div", "fullitem");
    body.ifPresent(each -> text(Texts.markup("body", each, addresses)));
    if (body.isEmpty()) {
      item.filled("atom:content")
          .flatMap(each -> Texts.atom("body", each, addresses))
          .ifPresent(this::text);
    }
    body.or(() -> summary)
        .or(() -> title)
        .flatMap(XmlElement::language)
        .or(item::language)
        .or(() -> item.text("dc:language", "dcterms:language"))
        .or(feed::language)
        .ifPresent(language -> builder.fact(Fact.LANGUAGE, language));
  }

  private void text(Parts.Text text) {
    builder.text(text.role(), text.contentType(), text.value());
  }

  private void times() {
    Modules.times(
        item, builder, "published", "pubDate", "dc:date", "atom:published", "dcterms:issued");
    Modules.times(item, builder, "firstCreated", "dcterms:created");
    Modules.times(item, builder, "versionCreated", "atom:updated", "dcterms:modified");
    item.attribute("lastmod").ifPresent(raw -> builder.time("versionCreated", raw, "lastmod"));
    Modules.times(item, builder, "expires", "expirationDate");
  }

  private void credits() {
    for (String name : new String[] {"author", "dc:creator", "dcterms:creator", "dc:author"}) {
      item.children(name).forEach(each -> People.add("author", each, addresses, builder));
    }
    item.children("atom:author").forEach(each -> People.add("author", each, addresses, builder));
    if (!builder.hasCredit("author")) {
      item.text("itunes:author").ifPresent(line -> builder.credit(People.credit("author", line)));
    }
    item.children("atom:contributor")
        .forEach(each -> People.add("contributor", each, addresses, builder));
  }

  private Optional<String> links() {
    Optional<String> link =
        item.text("link")
            .or(() -> item.child("link").flatMap(each -> each.attribute("href")))
            .or(() -> item.attribute("href"))
            .or(() -> item.child("a").flatMap(each -> each.attribute("href")))
            .or(this::alternate)
            .or(this::permanentGuid)
            .map(addresses::resolve);
    link.ifPresent(href -> link("alternate", href, Optional.empty()));
    item.text("feedburner:origLink").ifPresent(href -> link("canonical", href, Optional.empty()));
    item.children("atom:link")
        .filter(each -> !each.attribute("rel").orElse("alternate").equals("alternate"))
        .forEach(each -> AtomEntry.link(each, addresses, builder));
    item.text("comments").ifPresent(href -> link("comments", href, Optional.empty()));
    return link;
  }

  private void source() {
    item.child("source")
        .ifPresent(
            source -> {
              builder.fact(Fact.INFO_SOURCE, source.line());
              source
                  .attribute("url")
                  .ifPresent(
                      url ->
                          link("via", url, Optional.of(source.line()).filter(t -> !t.isEmpty())));
            });
  }

  private void link(String rel, String href, Optional<String> title) {
    builder.link(new Parts.Link(rel, addresses.resolve(href), title, Optional.empty()));
  }

  private Optional<String> alternate() {
    return item.children("atom:link")
        .filter(each -> each.attribute("rel").orElse("alternate").equals("alternate"))
        .flatMap(each -> each.attribute("href").stream())
        .findFirst();
  }

  /** RSS 2.0: a guid is an address unless isPermaLink says false. */
  private Optional<String> permanentGuid() {
    return item.child("guid")
        .filter(guid -> !guid.attribute("isPermaLink").orElse("true").equalsIgnoreCase("false"))
        .map(XmlElement::text)
        .filter(Addresses::isWeb);
  }
}
