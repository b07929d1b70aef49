package dateline.ingest.format.jsonfeed;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.ingest.format.ContentHash;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Payload;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A member of {@code items} (JSON Feed 1.1, "Items"). */
final class JsonFeedItem {

  private static final int MAX_IDENTIFIER = 2048;

  private JsonFeedItem() {}

  static Entry read(JsonNode item, HeadReader feed, Payload payload) {
    ItemBuilder builder = new ItemBuilder();
    text(item, "title").ifPresent(each -> builder.text("headline", "text/plain", each));
    text(item, "summary").ifPresent(each -> builder.text("summary", "text/plain", each));
    text(item, "content_html").ifPresent(each -> builder.text("body", "text/html", each));
    text(item, "content_text").ifPresent(each -> builder.text("body", "text/plain", each));
    text(item, "date_published").ifPresent(raw -> builder.time("published", raw, "date_published"));
    text(item, "date_modified")
        .ifPresent(raw -> builder.time("versionCreated", raw, "date_modified"));
    link(item, "url", "alternate", feed, builder);
    link(item, "external_url", "related", feed, builder);
    for (String name : new String[] {"image", "banner_image"}) {
      text(item, name).ifPresent(href -> builder.medium(image(feed.resolve(href))));
    }
    item.path("attachments").forEach(each -> attachment(each, feed, builder));
    if (!people(item, builder)) {
      feed.people(builder);
    }
    item.path("tags")
        .forEach(
            tag -> builder.tag(Parts.Tag.of("keyword", tag.asText().strip(), Optional.empty())));
    text(item, "language")
        .or(feed::language)
        .ifPresent(language -> builder.fact(Fact.LANGUAGE, language));
    return identity(item, feed, builder)
        .map(identity -> entry(identity, builder, payload))
        .orElseGet(() -> broken(payload, "holds neither identifier, link nor text"));
  }

  /** Adds the authors of an item or a feed: many in version 1.1, one in 1.0. */
  static boolean people(JsonNode object, ItemBuilder builder) {
    object.path("authors").forEach(each -> person(each, builder));
    if (!builder.hasCredit("author")) {
      person(object.path("author"), builder);
    }
    return builder.hasCredit("author");
  }

  /** A text, or a number where a text should be, such as an identifier. */
  static Optional<String> text(JsonNode object, String member) {
    JsonNode value = object.path(member);
    return value.isTextual() || value.isNumber()
        ? Optional.of(value.asText().strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  static Parts.Medium image(String href) {
    return new Parts.Medium(
        "image",
        href,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalLong.empty());
  }

  private static void person(JsonNode person, ItemBuilder builder) {
    Optional<String> page = text(person, "url");
    text(person, "name")
        .or(() -> page)
        .ifPresent(
            name -> builder.credit(new Parts.Credit("author", name, Optional.empty(), page)));
  }

  private static void link(
      JsonNode item, String member, String rel, HeadReader feed, ItemBuilder builder) {
    text(item, member)
        .ifPresent(
            href ->
                builder.link(
                    new Parts.Link(rel, feed.resolve(href), Optional.empty(), Optional.empty())));
  }

  private static void attachment(JsonNode attachment, HeadReader feed, ItemBuilder builder) {
    Optional<String> type = text(attachment, "mime_type");
    JsonNode size = attachment.path("size_in_bytes");
    String kind = type.map(each -> each.split("/", 2)[0]).orElse("");
    text(attachment, "url")
        .ifPresent(
            href ->
                builder.medium(
                    new Parts.Medium(
                        List.of("image", "video", "audio").contains(kind) ? kind : "file",
                        feed.resolve(href),
                        type,
                        text(attachment, "title"),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        size.canConvertToLong() && size.longValue() > 0
                            ? OptionalLong.of(size.longValue())
                            : OptionalLong.empty())));
  }

  private static Optional<Identity> identity(JsonNode item, HeadReader feed, ItemBuilder builder) {
    Optional<Identity> stated =
        text(item, "id")
            .map(id -> new Identity(Identity.Source.GUID, id))
            .or(
                () ->
                    text(item, "url")
                        .map(url -> new Identity(Identity.Source.PERMALINK, feed.resolve(url))));
    return stated.isPresent() || !builder.hasText()
        ? stated
        : Optional.of(
            ContentHash.identity(
                builder.firstText("headline").orElse(""), builder.firstText("body").orElse("")));
  }

  private static Entry entry(Identity identity, ItemBuilder builder, Payload payload) {
    return identity.identifier().length() > MAX_IDENTIFIER
        ? broken(payload, "its identifier is longer than " + MAX_IDENTIFIER + " characters")
        : builder.entry(identity, payload);
  }

  private static Entry broken(Payload payload, String message) {
    return new Entry.Broken(payload, List.of(new Fault("", message)));
  }
}
