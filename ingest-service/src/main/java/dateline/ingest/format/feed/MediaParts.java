package dateline.ingest.format.feed;

import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.lenient.XmlElement;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Media RSS (1.5.1) in RSS and Atom alike, and enclosures. */
final class MediaParts {

  private MediaParts() {}

  /** What is said about a medium, or about all media of an entry. */
  private record Captions(
      Optional<String> title, Optional<String> description, Optional<String> credit) {

    static Captions of(XmlElement element) {
      return new Captions(
          element.text("media:title"),
          element.text("media:description"),
          element.text("media:credit"));
    }

    Captions or(Captions outer) {
      return new Captions(
          title.or(outer::title), description.or(outer::description), credit.or(outer::credit));
    }
  }

  static void read(XmlElement entry, Addresses addresses, ItemBuilder builder) {
    // Read once: an entry may have any number of media, and each inherits these.
    Captions inherited = Captions.of(entry);
    entry
        .children("media:content")
        .forEach(content -> content(inherited, content, addresses, builder));
    entry
        .children("media:group")
        .forEach(
            group -> {
              Captions ofGroup = Captions.of(group).or(inherited);
              group
                  .children("media:content")
                  .forEach(content -> content(ofGroup, content, addresses, builder));
            });
    thumbnails(entry, addresses, builder);
    entry.children("media:content").forEach(each -> thumbnails(each, addresses, builder));
    entry.children("media:group").forEach(each -> thumbnails(each, addresses, builder));
    for (String name : new String[] {"itunes:image", "image"}) {
      entry
          .child(name)
          .flatMap(
              image ->
                  image
                      .attribute("href")
                      .or(() -> image.attribute("url"))
                      .or(() -> image.text("url")))
          .ifPresent(href -> builder.medium(picture(addresses.resolve(href))));
    }
  }

  private static void thumbnails(XmlElement parent, Addresses addresses, ItemBuilder builder) {
    parent
        .children("media:thumbnail")
        .forEach(
            thumbnail ->
                thumbnail
                    .attribute("url")
                    .ifPresent(url -> builder.medium(thumbnail(thumbnail, addresses, url))));
  }

  /** RSS {@code enclosure}. */
  static void enclosure(XmlElement enclosure, Addresses addresses, ItemBuilder builder) {
    enclosure
        .attribute("url")
        .ifPresent(
            url ->
                builder.medium(
                    medium(
                        enclosure.attribute("type"),
                        Optional.empty(),
                        addresses.resolve(url),
                        bytes(enclosure.attribute("length")))));
  }

  static Parts.Medium medium(
      Optional<String> type, Optional<String> title, String href, OptionalLong bytes) {
    return new Parts.Medium(
        kind(Optional.empty(), type),
        href,
        type,
        title,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        bytes);
  }

  /** A picture of which only the address is known. */
  static Parts.Medium picture(String href) {
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

  private static void content(
      Captions inherited, XmlElement content, Addresses addresses, ItemBuilder builder) {
    Optional<String> url = content.attribute("url");
    if (url.isEmpty()) {
      return;
    }
    Captions own = Captions.of(content).or(inherited);
    builder.medium(
        new Parts.Medium(
            kind(content.attribute("medium"), content.attribute("type")),
            addresses.resolve(url.get()),
            content.attribute("type"),
            own.title(),
            own.description(),
            own.credit(),
            number(content.attribute("width")),
            number(content.attribute("height")),
            bytes(content.attribute("fileSize"))));
  }

  private static Parts.Medium thumbnail(XmlElement element, Addresses addresses, String url) {
    return new Parts.Medium(
        "image",
        addresses.resolve(url),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        number(element.attribute("width")),
        number(element.attribute("height")),
        OptionalLong.empty());
  }

  private static String kind(Optional<String> medium, Optional<String> type) {
    String word =
        medium.or(() -> type.map(t -> t.split("/", 2)[0])).orElse("").toLowerCase(Locale.ROOT);
    return Set.of("image", "video", "audio").contains(word) ? word : "file";
  }

  private static OptionalInt number(Optional<String> digits) {
    return digits.filter(d -> d.matches("[1-9]\\d{0,8}")).stream()
        .mapToInt(Integer::parseInt)
        .findFirst();
  }

  static OptionalLong bytes(Optional<String> digits) {
    return digits.filter(d -> d.matches("[1-9]\\d{0,17}")).stream()
        .mapToLong(Long::parseLong)
        .findFirst();
  }
}
