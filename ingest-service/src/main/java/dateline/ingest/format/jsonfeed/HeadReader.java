package dateline.ingest.format.jsonfeed;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Payload;
import dateline.ingest.format.WireItem;
import dateline.ingest.format.feed.Addresses;
import dateline.ingest.format.feed.FeedHead;
import dateline.ingest.format.feed.FeedPace;
import java.net.URI;
import java.util.Optional;

/** What a JSON Feed says about itself (JSON Feed 1.1, "Top-level"), and what its items inherit. */
final class HeadReader {

  private final JsonNode feed;
  private final Addresses addresses;

  HeadReader(JsonNode feed, Optional<URI> location) {
    this.feed = feed;
    this.addresses = new Addresses(location);
  }

  Optional<String> language() {
    return JsonFeedItem.text(feed, "language");
  }

  /** Adds the authors that items without authors have. */
  void people(ItemBuilder builder) {
    JsonFeedItem.people(feed, builder);
  }

  /** The whole address; as written where it is none. */
  String resolve(String address) {
    return addresses.resolve(address);
  }

  FeedHead read() {
    ItemBuilder builder = new ItemBuilder();
    text("title").ifPresent(each -> builder.text("headline", "text/plain", each));
    text("description").ifPresent(each -> builder.text("summary", "text/plain", each));
    link("alternate", text("home_page_url"), builder);
    link("self", text("feed_url"), builder);
    link("next", text("next_url"), builder);
    feed.path("hubs")
        .forEach(
            hub -> {
              boolean webSub = JsonFeedItem.text(hub, "type").orElse("").equalsIgnoreCase("WebSub");
              link(webSub ? "hub" : "cloud", JsonFeedItem.text(hub, "url"), builder);
            });
    text("icon")
        .or(() -> text("favicon"))
        .ifPresent(href -> builder.medium(JsonFeedItem.image(resolve(href))));
    people(builder);
    language().ifPresent(language -> builder.fact(Fact.LANGUAGE, language));
    WireItem read =
        builder.build(
            new Identity(Identity.Source.CONTENT, ""),
            new Payload("json-feed", "", Optional.empty(), new byte[0]));
    return new FeedHead(
        read.parts(),
        read.facts(),
        text("feed_url"),
        FeedPace.UNSTATED,
        Optional.empty(),
        feed.path("expired").asBoolean(false),
        feed.path("expired").asBoolean(false));
  }

  private Optional<String> text(String member) {
    return JsonFeedItem.text(feed, member);
  }

  private void link(String rel, Optional<String> href, ItemBuilder builder) {
    href.ifPresent(
        each ->
            builder.link(new Parts.Link(rel, resolve(each), Optional.empty(), Optional.empty())));
  }
}
