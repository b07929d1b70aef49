package dateline.ingest.format.feed;

import dateline.ingest.format.Parts;
import dateline.ingest.format.lenient.Inline;
import dateline.ingest.format.lenient.XmlElement;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

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

  /** What begins like a declaration of SGML and is none: HTML would make a comment of the text. */
  private static final Pattern NO_DECLARATION =
      Pattern.compile("<!(?!--|\\[CDATA\\[|doctype\\s[^<>]{0,500}>)", Pattern.CASE_INSENSITIVE);

  private Texts() {}

  /** A text of RSS that is markup by long habit: a description, {@code content:encoded}. */
  static Parts.Text markup(String role, XmlElement element, Addresses addresses) {
    return html(role, element.text(), element, addresses);
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
      return Optional.of(html(role, inline(element, type), element, addresses));
    }
    if (base64 || !isText(type)) {
      return decoded(element.text())
          .map(
              text ->
                  type.contains("html") || hasTags(text)
                      ? html(role, text, element, addresses)
                      : new Parts.Text(role, PLAIN, text));
    }
    if (type.contains("xhtml") || type.endsWith("xml")) {
      // Escaped once more than XHTML is, it is what HTML would be.
      String text = element.text();
      String markup = hasTags(text) ? text : Inline.escaped(text);
      return Optional.of(html(role, markup, element, addresses));
    }
    return Optional.of(
        type.contains("html")
            ? html(role, element.text(), element, addresses)
            : new Parts.Text(role, PLAIN, element.text()));
  }

  /** Markup that is not escaped; where HTML is within it, escaped, only the wrapping was not. */
  private static String inline(XmlElement element, String type) {
    String markup = element.markup();
    boolean wrapped = type.equals("html") && hasTags(element.line());
    String inner = wrapped ? Parser.unescapeEntities(markup, false) : markup;
    return type.equals("xhtml") || wrapped ? Inline.inDiv(inner) : inner;
  }

  /** A text as one line of plain text. */
  static String plain(Parts.Text text) {
    return text.contentType().equals(HTML) ? Jsoup.parse(text.value()).text() : text.value();
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

  private static Parts.Text html(
      String role, String markup, XmlElement element, Addresses addresses) {
    String text =
        markup.contains("<!") ? NO_DECLARATION.matcher(markup).replaceAll("&lt;!") : markup;
    return new Parts.Text(role, HTML, RelativeLinks.resolved(text, addresses.within(element)));
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
