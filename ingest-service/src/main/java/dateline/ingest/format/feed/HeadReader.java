package dateline.ingest.format.feed;

import dateline.ingest.format.Fact;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Payload;
import dateline.ingest.format.WireItem;
import dateline.ingest.format.lenient.XmlElement;
import java.util.Optional;

/** Reads what the channel of an RSS document, or an Atom feed, says about itself. */
final class HeadReader {

  private static final Payload NOTHING = new Payload("", "", Optional.empty(), new byte[0]);

  private final XmlElement root;
  private final XmlElement feed;
  private final Addresses addresses;
  private final ItemBuilder builder = new ItemBuilder();

  HeadReader(XmlElement root, Addresses delivered) {
    this.root = root;
    this.feed = root.child("channel").orElse(root);
    Addresses outer = delivered.within(root);
    this.addresses = root == feed ? outer : outer.within(feed);
  }

  /** What the entries inherit. */
  Inherited inherited() {
    Addresses base =
        addresses.base().isPresent()
            ? addresses
            : new Addresses(feed.text("link").filter(Addresses::isWeb).flatMap(Addresses::uri));
    ItemBuilder people = new ItemBuilder();
    feed.children("atom:author").forEach(each -> People.add("author", each, addresses, people));
    return new Inherited(base, language(), parts(people).parts().credits());
  }

  /** All of it. */
  FeedHead read() {
    Optional<XmlElement> title = feed.filled("title", "dc:title");
    Optional<XmlElement> subtitle =
        feed.filled(
            "description", "abstract", "dc:description", "itunes:summary", "itunes:subtitle");
    title.ifPresent(each -> text(Texts.line("headline", each, addresses)));
    subtitle.ifPresent(each -> text(Texts.markup("summary", each, addresses)));
    feed.filled("copyright", "dc:rights")
        .ifPresent(each -> text(Texts.line("rights", each, addresses)));
    atom("headline", "atom:title");
    atom("summary", "atom:subtitle", "atom:tagline", "atom:info");
    atom("rights", "atom:rights", "atom:copyright");
    times();
    people();
    links();
    pictures();
    Modules.read(feed, addresses, builder);
    language().ifPresent(language -> builder.fact(Fact.LANGUAGE, language));
    WireItem read = parts(builder);
    return new FeedHead(
        read.parts(),
        read.facts(),
        feed.text("atom:id", "guid", "id").or(() -> feed.attribute("rdf:about")),
        PaceReader.read(feed),
        feed.text("itunes:new-feed-url").filter(Addresses::isWeb),
        feed.child("fh:complete").isPresent(),
        feed.child("fh:archive").isPresent());
  }

  private static WireItem parts(ItemBuilder builder) {
    return builder.build(new Identity(Identity.Source.CONTENT, ""), NOTHING);
  }

  private Optional<String> language() {
    return feed.language()
        .or(root::language)
        .or(() -> feed.text("language", "dc:language", "dcterms:language"))
        .map(language -> language.replace('_', '-'));
  }

  private void text(Parts.Text text) {
    builder.text(text.role(), text.contentType(), text.value());
  }

  private void atom(String role, String... names) {
    if (builder.firstText(role).isEmpty()) {
      feed.filled(names).flatMap(each -> Texts.atom(role, each, addresses)).ifPresent(this::text);
    }
  }

  private void times() {
    Modules.times(feed, builder, "published", "pubDate", "dcterms:issued", "atom:published");
    Modules.times(
        feed,
        builder,
        "versionCreated",
        "atom:updated",
        "atom:modified",
        "lastBuildDate",
        "dcterms:modified",
        "dc:date");
    Modules.times(feed, builder, "firstCreated", "dcterms:created", "atom:created");
    feed.attribute("lastmod").ifPresent(raw -> builder.time("versionCreated", raw, "lastmod"));
  }

  private void people() {
    for (String name :
        new String[] {"atom:author", "managingEditor", "author", "dc:creator", "dc:author"}) {
      feed.children(name).forEach(each -> People.add("author", each, addresses, builder));
    }
    if (!builder.hasCredit("author")) {
      feed.children("itunes:author")
          .forEach(each -> People.add("author", each, addresses, builder));
    }
    feed.children("atom:contributor")
        .forEach(each -> People.add("contributor", each, addresses, builder));
    for (String name : new String[] {"webMaster", "itunes:owner"}) {
      feed.children(name).forEach(each -> People.add("publisher", each, addresses, builder));
    }
  }

  private void links() {
    feed.text("link")
        .or(() -> feed.child("link").flatMap(each -> each.attribute("href")))
        .or(() -> feed.attribute("href"))
        .ifPresent(
            href ->
                builder.link(
                    new Parts.Link(
                        "alternate", addresses.resolve(href), Optional.empty(), Optional.empty())));
    feed.children("link")
        .filter(each -> each.attribute("rel").isPresent())
        .forEach(each -> AtomEntry.link(each, addresses, builder));
    feed.children("atom:link").forEach(each -> AtomEntry.link(each, addresses, builder));
  }

  private void pictures() {
    feed.child("itunes:image")
        .flatMap(each -> each.attribute("href").or(() -> each.attribute("url")))
        .or(() -> feed.child("image").or(() -> root.child("image")).flatMap(this::picture))
        .or(() -> feed.text("atom:logo", "atom:icon"))
        .or(() -> feed.child("logo").flatMap(each -> each.attribute("href")))
        .ifPresent(href -> builder.medium(MediaParts.picture(addresses.resolve(href))));
  }

  private Optional<String> picture(XmlElement image) {
    return image
        .text("url")
        .or(() -> image.attribute("rdf:resource"))
        .or(() -> image.attribute("href"));
  }
}
