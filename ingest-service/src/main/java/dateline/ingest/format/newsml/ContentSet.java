package dateline.ingest.format.newsml;

import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.nitf.NitfStory;
import dateline.ingest.format.xml.HtmlText;
import dateline.ingest.format.xml.XmlNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The content of a news item, in each of its renditions: NITF and XHTML inside, text inside, and
 * media that are elsewhere. Other vocabularies, such as those of sports and events, hold no
 * article; they go along in the item's bytes.
 */
final class ContentSet {

  private static final Map<String, String> NATURES =
      Map.of("picture", "image", "graphic", "image", "video", "video", "audio", "audio");

  private final QCodes codes;
  private final ItemBuilder builder;

  ContentSet(QCodes codes, ItemBuilder builder) {
    this.codes = codes;
    this.builder = builder;
  }

  /** Reads the item's content. */
  void read(XmlNode item) {
    String nature =
        item.child("itemMeta", "itemClass")
            .flatMap(codes::of)
            .map(code -> NATURES.getOrDefault(code.code(), "file"))
            .orElse("file");
    Optional<String> credit = item.child("contentMeta", "creditline").map(XmlNode::text);
    item.all("contentSet", "inlineXML").forEach(this::inline);
    item.all("contentSet", "inlineData").forEach(this::data);
    item.all("contentSet", "remoteContent").forEach(each -> remote(each, nature, credit));
  }

  private void inline(XmlNode inline) {
    inline.children("nitf").forEach(nitf -> NitfStory.read(nitf, builder));
    inline.children("html").forEach(this::page);
    if (inline.children().anyMatch(each -> isFragment(each.name()))) {
      builder.text("body", "text/html", HtmlText.xhtml().inside(inline));
    }
  }

  private static boolean isFragment(String name) {
    return HtmlText.isXhtml(name) && !name.equals("html");
  }

  private void page(XmlNode html) {
    if (builder.firstText("headline").isEmpty()) {
      html.child("head", "title")
          .ifPresent(title -> builder.text("headline", "text/plain", title.text()));
    }
    html.children("body")
        .forEach(body -> builder.text("body", "text/html", HtmlText.xhtml().inside(body)));
  }

  /** Text only; an encoding such as base64 says that it is none. */
  private void data(XmlNode data) {
    String type = type(data);
    if (data.attribute("encoding").isPresent() || data.attribute("encodinguri").isPresent()) {
      return;
    }
    if (type.contains("html")) {
      builder.text("body", "text/html", markup(data));
    } else if (type.isEmpty() || type.startsWith("text/")) {
      builder.text("body", "text/plain", data.characters().strip());
    }
  }

  /** HTML comes escaped, as the standard asks, or as elements. */
  private static String markup(XmlNode data) {
    return data.children().findAny().isPresent()
        ? HtmlText.xhtml().inside(data)
        : data.characters().strip();
  }

  private void remote(XmlNode remote, String nature, Optional<String> credit) {
    Optional<String> href = remote.attribute("href");
    if (href.isEmpty()) {
      return;
    }
    String type = type(remote);
    if (type.startsWith("text/")) {
      builder.link(
          new Parts.Link("content", href.get(), remote.attribute("title"), Optional.of(type)));
      return;
    }
    String medium = type.split("/", 2)[0];
    builder.medium(
        new Parts.Medium(
            Stream.of("image", "video", "audio").anyMatch(medium::equals)
                ? medium
                : type.isEmpty() ? nature : "file",
            href.get(),
            Optional.of(type).filter(name -> !name.isEmpty()),
            remote.attribute("title"),
            builder.firstText("caption"),
            credit,
            pixels(remote, "width"),
            pixels(remote, "height"),
            remote.attribute("size").filter(n -> n.matches("[1-9]\\d{0,17}")).stream()
                .mapToLong(Long::parseLong)
                .mapToObj(OptionalLong::of)
                .findFirst()
                .orElse(OptionalLong.empty())));
  }

  private static OptionalInt pixels(XmlNode remote, String side) {
    return remote.attribute(side).filter(n -> n.matches("[1-9]\\d{0,8}")).stream()
        .mapToInt(Integer::parseInt)
        .findFirst();
  }

  private static String type(XmlNode content) {
    String type = content.attribute("contenttype").orElse("").toLowerCase(Locale.ROOT);
    int parameters = type.indexOf(';');
    return parameters < 0 ? type : type.substring(0, parameters).strip();
  }
}
