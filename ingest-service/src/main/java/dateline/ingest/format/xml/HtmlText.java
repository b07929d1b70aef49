package dateline.ingest.format.xml;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes elements as HTML. A vocabulary says which element becomes which; all others leave only
 * what is in them. Sanitising is not done here: the text goes on as delivered.
 */
public final class HtmlText {

  private static final Set<String> VOID = Set.of("br", "hr", "img");
  private static final Set<String> ATTRIBUTES =
      Set.of("href", "src", "alt", "title", "rel", "cite", "colspan", "rowspan", "lang", "dir");

  private static final Set<String> XHTML =
      Set.of(
          "html",
          "body",
          "div",
          "section",
          "article",
          "main",
          "figure",
          "figcaption",
          "header",
          "footer",
          "p",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "ul",
          "ol",
          "li",
          "dl",
          "dt",
          "dd",
          "table",
          "caption",
          "thead",
          "tbody",
          "tfoot",
          "tr",
          "th",
          "td",
          "blockquote",
          "cite",
          "q",
          "pre",
          "code",
          "hr",
          "br",
          "a",
          "em",
          "strong",
          "b",
          "i",
          "u",
          "s",
          "sub",
          "sup",
          "small",
          "abbr",
          "span",
          "img",
          "time",
          "aside");

  private static final HtmlText AS_IT_IS =
      new HtmlText(
          XHTML.stream()
              .filter(name -> !Set.of("html", "body").contains(name))
              .collect(Collectors.toMap(Function.identity(), Function.identity())),
          Set.of("head", "script", "style"));

  private final Map<String, String> vocabulary;
  private final Set<String> leftOut;

  /**
   * Of a vocabulary.
   *
   * @param vocabulary HTML's element for each of the vocabulary's that has one
   * @param leftOut elements that are left out with all in them
   */
  public HtmlText(Map<String, String> vocabulary, Set<String> leftOut) {
    this.vocabulary = Map.copyOf(vocabulary);
    this.leftOut = Set.copyOf(leftOut);
  }

  /** XHTML, whose elements stay what they are. */
  public static HtmlText xhtml() {
    return AS_IT_IS;
  }

  /** Whether XHTML has an element of the name. */
  public static boolean isXhtml(String name) {
    return XHTML.contains(name);
  }

  /** The markup of what is in an element, without its own tags. */
  public String inside(XmlNode element) {
    StringBuilder out = new StringBuilder();
    element.content().forEach(each -> write(each, out));
    return out.toString().strip();
  }

  private void write(XmlNode node, StringBuilder out) {
    if (node.isText()) {
      out.append(escaped(node.characters()));
      return;
    }
    if (leftOut.contains(node.name())) {
      return;
    }
    String tag = vocabulary.get(node.name());
    if (tag != null) {
      out.append('<').append(tag);
      ATTRIBUTES.stream()
          .sorted()
          .forEach(
              name ->
                  node.attribute(name)
                      .ifPresent(
                          value ->
                              out.append(' ')
                                  .append(name)
                                  .append("=\"")
                                  .append(escaped(value))
                                  .append('"')));
      out.append('>');
      if (VOID.contains(tag)) {
        return;
      }
    }
    node.content().forEach(each -> write(each, out));
    if (tag != null) {
      out.append("</").append(tag).append('>');
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
