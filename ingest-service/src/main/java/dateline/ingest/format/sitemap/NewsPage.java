package dateline.ingest.format.sitemap;

import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Payload;
import dateline.ingest.format.WireItem;
import dateline.ingest.format.lenient.XmlElement;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What a sitemap says of a page: its address, its news, its pictures and videos. */
final class NewsPage {

  private static final XmlElement NO_NEWS = XmlElement.empty();

  private final XmlElement url;
  private final XmlElement news;
  private final ItemBuilder builder = new ItemBuilder();

  private NewsPage(XmlElement url) {
    this.url = url;
    this.news = url.child("news:news").orElse(NO_NEWS);
  }

  static Entry read(XmlElement url, String location, Payload payload) {
    NewsPage page = new NewsPage(url);
    page.read(location);
    return page.builder.entry(identity(location), payload);
  }

  /** A page of which nothing but the address is known. */
  static WireItem ofAddress(String location, Payload payload) {
    ItemBuilder builder = new ItemBuilder();
    builder.link(link("alternate", location));
    return builder.build(identity(location), payload);
  }

  private static Identity identity(String location) {
    return new Identity(Identity.Source.PERMALINK, location);
  }

  private void read(String location) {
    builder.link(link("alternate", location));
    news.text("news:title").ifPresent(title -> builder.text("headline", "text/plain", title));
    news.text("news:publication_date")
        .ifPresent(raw -> builder.time("published", raw, "news:publication_date"));
    url.text("lastmod").ifPresent(raw -> builder.time("versionCreated", raw, "lastmod"));
    XmlElement publication = news.child("news:publication").orElse(NO_NEWS);
    publication.text("news:name").ifPresent(name -> builder.fact(Fact.INFO_SOURCE, name));
    publication
        .text("news:language")
        .or(() -> news.text("news:language"))
        .ifPresent(language -> builder.fact(Fact.LANGUAGE, language));
    tags("keyword", news.text("news:keywords"), Optional.empty());
    tags("genre", news.text("news:genres"), Optional.empty());
    tags("object", news.text("news:stock_tickers"), Optional.of("stock-ticker"));
    news.text("news:geo_locations")
        .ifPresent(place -> builder.tag(Parts.Tag.of("place", place, Optional.empty())));
    url.children("image:image").forEach(this::image);
    url.children("video:video").forEach(this::video);
    url.children("xhtml:link")
        .forEach(
            other ->
                other.attribute("href").ifPresent(href -> builder.link(link("translation", href))));
  }

  private void tags(String kind, Optional<String> list, Optional<String> scheme) {
    list.ifPresent(
        words ->
            Stream.of(words.split(","))
                .map(String::strip)
                .forEach(word -> builder.tag(Parts.Tag.of(kind, word, scheme))));
  }

  private void image(XmlElement image) {
    image
        .text("image:loc")
        .ifPresent(
            href ->
                builder.medium(
                    medium("image", href, image.text("image:title"), image.text("image:caption"))));
  }

  private void video(XmlElement video) {
    video
        .text("video:content_loc", "video:player_loc")
        .ifPresent(
            href ->
                builder.medium(
                    medium(
                        "video",
                        href,
                        video.text("video:title"),
                        video.text("video:description"))));
    video
        .text("video:thumbnail_loc")
        .ifPresent(
            href ->
                builder.medium(medium("image", href, video.text("video:title"), Optional.empty())));
  }

  private static Parts.Link link(String rel, String href) {
    return new Parts.Link(rel, href, Optional.empty(), Optional.empty());
  }

  private static Parts.Medium medium(
      String type, String href, Optional<String> title, Optional<String> caption) {
    return new Parts.Medium(
        type,
        href,
        Optional.empty(),
        title,
        caption,
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalLong.empty());
  }
}
