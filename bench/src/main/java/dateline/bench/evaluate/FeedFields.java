package dateline.bench.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Identity;
import dateline.ingest.format.Parts;
import dateline.ingest.format.WireItem;
import dateline.ingest.format.feed.FeedHead;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fields of feeds and entries: texts through the sanitiser of enrich-service, times through its
 * time engine.
 */
final class FeedFields {

  private final StatedTime times;
  private final Optional<String> language;

  /** Of a document that the transport says is in this language. */
  FeedFields(StatedTime times, Optional<String> language) {
    this.times = times;
    this.language = language;
  }

  ObjectNode feed(FeedHead head) {
    ObjectNode feed = common(head.parts(), head.facts());
    feed.put("title", text(head.parts(), "headline"));
    feed.put("subtitle", text(head.parts(), "summary"));
    feed.put("id", head.id().orElse(null));
    Optional<String> rights = Optional.ofNullable(text(head.parts(), "rights"));
    feed.put("rights", rights.orElse(head.facts().get(Fact.COPYRIGHT_NOTICE)));
    feed.put("image", head.image().orElse(null));
    return feed;
  }

  ObjectNode entry(WireItem item) {
    Parts parts = item.parts();
    ObjectNode entry = common(parts, item.facts());
    boolean stated = item.identity().source() == Identity.Source.GUID;
    entry.put("id", stated ? item.identity().identifier() : null);
    entry.put("title", text(parts, "headline"));
    entry.put("summary", text(parts, "summary"));
    entry.put("content", text(parts, "body"));
    entry.put("rights", item.fact(Fact.COPYRIGHT_NOTICE).orElse(null));
    entry.put("comments", link(parts, "comments"));
    entry.put("created", times.of(parts, "firstCreated"));
    entry.put("expired", times.of(parts, "expires"));
    entry
        .putObject("source")
        .put("title", item.fact(Fact.INFO_SOURCE).orElse(null))
        .put("id", link(parts, "via"));
    ArrayNode enclosures = entry.putArray("enclosures");
    for (Parts.Medium medium : parts.media()) {
      ObjectNode enclosure = enclosures.addObject();
      enclosure.put("href", medium.href()).put("type", medium.contentType().orElse(null));
      medium.sizeInBytes().ifPresent(size -> enclosure.put("length", size));
    }
    parts.media().stream()
        .filter(medium -> medium.type().equals("image"))
        .findFirst()
        .ifPresent(medium -> entry.put("image", medium.href()));
    return entry;
  }

  private ObjectNode common(Parts parts, Map<Fact, String> facts) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    fields.put("link", link(parts, "alternate"));
    fields.put(
        "language",
        Optional.ofNullable(facts.get(Fact.LANGUAGE))
            .or(() -> language)
            .filter(each -> !each.isBlank())
            .orElse(null));
    fields.put("published", times.of(parts, "published"));
    fields.put("updated", times.of(parts, "versionCreated"));
    fields.set("authors", people(parts, "author"));
    fields.put(
        "author", people(parts.credits(), "author").findFirst().map(FeedFields::line).orElse(null));
    fields.set("contributors", people(parts, "contributor"));
    ArrayNode tags = fields.putArray("tags");
    for (Parts.Tag tag : parts.tags()) {
      tags.addObject()
          .put("term", tag.literal().orElse(tag.label()))
          .put("scheme", tag.scheme().orElse(null))
          .put("label", tag.label());
    }
    return fields;
  }

  private static ArrayNode people(Parts parts, String role) {
    ArrayNode people = JsonNodeFactory.instance.arrayNode();
    people(parts.credits(), role)
        .forEach(
            credit ->
                people
                    .addObject()
                    .put("name", isName(credit) ? credit.raw() : null)
                    .put("email", credit.email().orElse(null))
                    .put("url", credit.page().orElse(null)));
    return people;
  }

  private static Stream<Parts.Credit> people(List<Parts.Credit> credits, String role) {
    return credits.stream().filter(credit -> credit.role().equals(role));
  }

  private static boolean isName(Parts.Credit credit) {
    return !credit.email().equals(Optional.of(credit.raw()))
        && !credit.page().equals(Optional.of(credit.raw()));
  }

  private static String line(Parts.Credit credit) {
    return isName(credit)
        ? credit.raw() + credit.email().map(email -> " (" + email + ")").orElse("")
        : credit.raw();
  }

  private static String text(Parts parts, String role) {
    return parts.texts().stream()
        .filter(text -> text.role().equals(role))
        .map(FeedFields::published)
        .findFirst()
        .orElse(null);
  }

  private static String published(Parts.Text text) {
    return text.contentType().equals("text/html") ? SafeMarkup.of(text.value()) : text.value();
  }

  private static String link(Parts parts, String rel) {
    return parts.links().stream()
        .filter(link -> link.rel().equals(rel))
        .map(Parts.Link::href)
        .findFirst()
        .orElse(null);
  }
}
