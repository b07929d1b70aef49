package dateline.ingest.format.ninjs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Media of an item: the best rendition of each picture, sound or film it is or is associated with;
 * associated texts become links. All renditions stay in the rest of the document.
 */
final class Media {

  private static final Set<String> TEXTUAL = Set.of("text", "composite", "event", "planning");

  private Media() {}

  static void read(ObjectNode item, ItemBuilder builder) {
    rendition(item, builder);
    for (JsonNode association : item.path("associations")) {
      if (association instanceof ObjectNode object) {
        associated(Names.current(object), builder);
      }
    }
  }

  private static void associated(ObjectNode item, ItemBuilder builder) {
    if (!TEXTUAL.contains(item.path("type").asText(""))) {
      rendition(item, builder);
      return;
    }
    String uri = item.path("uri").asText("");
    if (uri.startsWith("http://") || uri.startsWith("https://")) {
      builder.link(new Parts.Link("related", uri, headline(item), Optional.empty()));
    }
  }

  /** A rendition list, or in ninjs 1.x an object by rendition name: both iterate over values. */
  private static void rendition(ObjectNode item, ItemBuilder builder) {
    StreamSupport.stream(item.path("renditions").spliterator(), false)
        .filter(rendition -> !rendition.path("href").asText("").isBlank())
        .max(Comparator.comparingLong(r -> r.path("width").asLong(0) * r.path("height").asLong(0)))
        .ifPresent(best -> builder.medium(medium(item, best)));
  }

  private static Parts.Medium medium(ObjectNode item, JsonNode best) {
    Optional<String> type = text(Names.member(best, "contentType"));
    return new Parts.Medium(
        kind(item.path("type").asText(""), type.orElse("")),
        best.path("href").asText(),
        type,
        text(best.path("title")).or(() -> headline(item)),
        caption(item),
        text(item.path("by")).or(() -> text(item.path("copyrightHolder"))),
        size(best.path("width")),
        size(best.path("height")),
        bytes(Names.member(best, "sizeInBytes")));
  }

  private static String kind(String itemType, String contentType) {
    String prefix = contentType.toLowerCase(Locale.ROOT).split("/", 2)[0];
    if (Set.of("image", "video", "audio").contains(prefix)) {
      return prefix;
    }
    return switch (itemType) {
      case "picture", "graphic", "photo" -> "image";
      case "video", "audio" -> itemType;
      default -> "file";
    };
  }

  private static Optional<String> headline(ObjectNode item) {
    return text(item.path("headlines").path(0).path("value"))
        .or(() -> text(item.path("headline")))
        .or(() -> text(item.path("title")));
  }

  private static Optional<String> caption(ObjectNode item) {
    return text(item.path("descriptions").path(0).path("value"))
        .or(() -> text(item.path("description_caption")))
        .or(() -> text(item.path("description_text")));
  }

  private static Optional<String> text(JsonNode value) {
    return Optional.of(value.asText("")).filter(text -> !text.isBlank());
  }

  private static OptionalInt size(JsonNode value) {
    return value.canConvertToInt() && value.asInt() > 0
        ? OptionalInt.of(value.asInt())
        : OptionalInt.empty();
  }

  private static OptionalLong bytes(JsonNode value) {
    return value.canConvertToLong() && value.asLong() > 0
        ? OptionalLong.of(value.asLong())
        : OptionalLong.empty();
  }
}
