package dateline.ingest.format.newsml1;

import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.nitf.NitfStory;
import dateline.ingest.format.xml.HtmlText;
import dateline.ingest.format.xml.XmlNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** {@code ContentItem}s: texts of NITF, XHTML or plain, as they are or in Base64, and media. */
final class Contents {

  private static final Set<String> MEDIA =
      Set.of("photo", "picture", "image", "graphic", "video", "audio", "animation", "complexdata");

  private final ItemBuilder builder;
  private final List<Parts.Text> later = new ArrayList<>();

  Contents(ItemBuilder builder) {
    this.builder = builder;
  }

  /**
   * Where a content item stands.
   *
   * @param role of its component, if it plays a part beside the story; else empty
   */
  record Place(
      String role, Optional<String> title, Optional<String> caption, Optional<String> credit) {}

  /** Whether it is a medium and not a text. */
  static boolean isMedium(XmlNode content) {
    String mime = mime(content);
    if (!mime.isEmpty()) {
      return !isText(mime);
    }
    return NewsMlItem.formal(content, "MediaType")
        .filter(type -> MEDIA.contains(type.toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  void read(XmlNode content, Place place) {
    if (isMedium(content)) {
      medium(content, place);
      return;
    }
    content
        .attribute("Href")
        .ifPresent(
            href ->
                builder.link(
                    new Parts.Link(
                        "content",
                        href,
                        place.title(),
                        Optional.of(mime(content)).filter(m -> !m.isEmpty()))));
    content.children("DataContent").forEach(data -> text(data, mime(content), place));
    content
        .children("Encoding")
        .filter(each -> each.attribute("Notation").orElse("").matches("(?i).*base-?64.*"))
        .flatMap(each -> each.children("DataContent"))
        .map(Contents::decoded)
        .forEach(
            text ->
                add(
                    text,
                    mime(content).contains("html") || text.stripLeading().startsWith("<")
                        ? "text/html"
                        : "text/plain",
                    place));
  }

  void finish() {
    later.forEach(text -> builder.text(text.role(), text.contentType(), text.value()));
  }

  private void text(XmlNode data, String mime, Place place) {
    Optional<XmlNode> nitf = data.below("nitf").findFirst();
    Optional<XmlNode> body = data.below("body").findFirst();
    if (nitf.isPresent() && place.role().isEmpty()) {
      NitfStory.read(nitf.get(), builder);
    } else if (body.isPresent() && body.get().child("body.content").isPresent()) {
      // Some leave NITF's root out.
      NitfStory.read(data, builder);
    } else if (data.children().findAny().isPresent()) {
      add(HtmlText.xhtml().inside(body.orElse(data)), "text/html", place);
    } else {
      String text = data.characters().strip();
      add(text, mime.contains("html") ? "text/html" : "text/plain", place);
    }
  }

  private void add(String text, String type, Place place) {
    if (place.role().isEmpty()) {
      builder.text("body", type, text);
    } else if (!place.role().contains("caption")) {
      later.add(new Parts.Text(place.role(), type, text));
    }
  }

  /** Not Base64 after all is no text. */
  private static String decoded(XmlNode data) {
    try {
      return new String(
          Base64.getMimeDecoder().decode(data.characters().strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private void medium(XmlNode content, Place place) {
    Optional<String> href = content.attribute("Href");
    if (href.isEmpty()) {
      return;
    }
    String mime = mime(content);
    builder.medium(
        new Parts.Medium(
            kind(mime, NewsMlItem.formal(content, "MediaType").orElse("")),
            href.get(),
            Optional.of(mime).filter(type -> !type.isEmpty()),
            place.title(),
            place.caption(),
            place.credit(),
            pixels(content, "width"),
            pixels(content, "height"),
            size(content)));
  }

  private static String kind(String mime, String mediaType) {
    String prefix = mime.split("/", 2)[0];
    if (Set.of("image", "video", "audio").contains(prefix)) {
      return prefix;
    }
    return switch (mediaType.toLowerCase(Locale.ROOT)) {
      case "photo", "picture", "image", "graphic" -> "image";
      case "video", "animation" -> "video";
      case "audio" -> "audio";
      default -> "file";
    };
  }

  private static String mime(XmlNode content) {
    String type =
        NewsMlItem.formal(content, "MimeType")
            .or(() -> NewsMlItem.formal(content, "Format").filter(f -> f.contains("/")))
            .orElse("");
    return type.toLowerCase(Locale.ROOT);
  }

  private static boolean isText(String mime) {
    return mime.startsWith("text/") || mime.contains("xml") || mime.contains("nitf");
  }

  private static OptionalInt pixels(XmlNode content, String side) {
    return content
        .all("Characteristics", "Property")
        .filter(each -> each.attribute("FormalName").orElse("").equalsIgnoreCase(side))
        .flatMap(each -> each.attribute("Value").stream())
        .filter(value -> value.matches("[1-9]\\d{0,8}"))
        .mapToInt(Integer::parseInt)
        .findFirst();
  }

  private static OptionalLong size(XmlNode content) {
    return content
        .all("Characteristics", "SizeInBytes")
        .map(XmlNode::text)
        .filter(value -> value.matches("[1-9]\\d{0,17}"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }
}
