package dateline.enrich.text;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Makes markup safe by an allow-list: headings, paragraphs, quotes, lists, tables, figures, links
 * and pictures over HTTP, emphasis. Everything else goes, its text stays, except for scripts and
 * styles. What comes out is XHTML and a fixed point: sanitising it again changes nothing.
 */
public final class Markup {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
  private static final Pattern LANGUAGE =
      Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}");
  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(
              "p",
              "h2",
              "h3",
              "h4",
              "blockquote",
              "ul",
              "ol",
              "li",
              "figure",
              "figcaption",
              "img",
              "a",
              "em",
              "strong",
              "i",
              "b",
              "sub",
              "sup",
              "br",
              "cite",
              "q",
              "code",
              "pre",
              "abbr",
              "table",
              "thead",
              "tbody",
              "tr",
              "th",
              "td",
              "caption",
              "dl",
              "dt",
              "dd",
              "hr")
          .allowUrlProtocols("https", "http", "mailto")
          .allowAttributes("href")
          .onElements("a")
          .allowAttributes("src")
          .onElements("img")
          .allowAttributes("alt")
          .onElements("img")
          .allowAttributes("width", "height")
          .matching(NUMBER)
          .onElements("img")
          .allowAttributes("colspan", "rowspan")
          .matching(NUMBER)
          .onElements("td", "th")
          .allowAttributes("lang")
          .matching(LANGUAGE)
          .globally()
          .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
          .toFactory();

  private Markup() {}

  /** Safe markup with as much of the text and structure as the allow-list has. */
  public static String sanitise(String html) {
    return POLICY.sanitize(html);
  }

  /** The text with everything escaped that markup would read as its own. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&#34;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
