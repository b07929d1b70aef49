package dateline.ingest.format.feed;

import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Reads texts in the ways that RSS and Atom write them: plain, or markup with whole addresses. */
final class Texts {

  private static final String PLAIN = "text/plain";
  private static final String HTML = "text/html";

  /** A tag of HTML as texts have it. Bounded, so that brackets cost no more than a look each. */
  private static final Pattern TAG =
      Pattern.compile(
          "</?(?:a|abbr|acronym|b|big|blockquote|body|br|center|cite|code|dd|del|div|dl|dt|em|font"
              + "|h[1-6]|hr|html|i|iframe|img|ins|li|link|meta|object|ol|p|pre|q|s|script|small"
              + "|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|tr|tt|u|ul|video)"
              + "(?:\\s[^<>]{0,2000})?/?>",
          Pattern.CASE_INSENSITIVE);

  private Texts() {}

  /** A text of RSS that is markup by long habit: a description, {@code content:encoded}. */
  static Parts.Text markup(String role, XmlElement element, Addresses addresses) {
    return new Parts.Text(
        role, HTML, RelativeLinks.resolved(element.text(), addresses.within(element)));
  }

  /** A text of RSS that is plain unless tags stand in it, such as a title. */
  static Parts.Text line(String role, XmlElement element, Addresses addresses) {
    return element.hasChildren() || hasTags(element.text())
        ? markup(role, element, addresses)
        : new Parts.Text(role, PLAIN, element.text());
  }

  /**
   * A text or content of Atom: plain, HTML, XHTML or of a media type (RFC 4287 sections 3.1 and
   * 4.1.3); or of Atom 0.3, which has the media type and a mode: xml, escaped or base64. None if it
   * is neither plain text nor markup, or stands elsewhere.
   */
  static Optional<Parts.Text> atom(String role, XmlElement element, Addresses addresses) {
    if (element.attribute("src").isPresent()) {
      return Optional.empty();
    }
    String type = element.attribute("type").orElse("text").toLowerCase(Locale.ROOT);
    boolean base64 =
        element.attribute("mode").map(mode -> mode.equalsIgnoreCase("base64")).orElse(false);
    if (element.hasChildren()) {
      return html(role, Inline.inDiv(element.markup()), element, addresses);
    }
    if (base64 || !isText(type)) {
      return decoded(element.text())
          .flatMap(
              text ->
                  type.contains("html") || hasTags(text)
                      ? html(role, text, element, addresses)
                      : plain(role, text));
    }
    if (type.contains("xhtml") || type.endsWith("xml")) {
      // Escaped once more than XHTML is, it is what HTML would be.
      String text = element.text();
      return html(role, hasTags(text) ? text : element.markup(), element, addresses);
    }
    return type.contains("html")
        ? html(role, element.text(), element, addresses)
        : plain(role, element.text());
  }

  /** A text as one line of plain text. */
  static String plain(Parts.Text text) {
    return text.contentType().equals(HTML) ? Jsoup.parse(text.value()).text() : text.value();
  }

  static void add(Optional<Parts.Text> text, ItemBuilder builder) {
    text.ifPresent(t -> builder.text(t.role(), t.contentType(), t.value()));
  }

  static boolean hasTags(String text) {
    return text.indexOf('<') >= 0 && TAG.matcher(text).find();
  }

  private static boolean isText(String type) {
    return type.equals("text")
        || type.contains("html")
        || type.startsWith("text/")
        || type.endsWith("xml")
        || type.indexOf('/') < 0;
  }

  private static Optional<Parts.Text> html(
      String role, String markup, XmlElement element, Addresses addresses) {
    return Optional.of(
        new Parts.Text(role, HTML, RelativeLinks.resolved(markup, addresses.within(element))));
  }

  private static Optional<Parts.Text> plain(String role, String text) {
    return Optional.of(new Parts.Text(role, PLAIN, text));
  }

  /** What base64 stands for, if that is text in UTF-8. */
  private static Optional<String> decoded(String base64) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(base64);
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().strip());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
