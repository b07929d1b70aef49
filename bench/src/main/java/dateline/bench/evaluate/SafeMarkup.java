package dateline.bench.evaluate;

import dateline.enrich.text.Markup;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseErrorList;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * A feed's markup as the sanitiser of enrich-service leaves it. Where that takes nothing away but
 * wrapping, the feed's own spelling stands, because corpora compare characters: how a reference is
 * written, the order of attributes. Where it does, what is left is given in the usual spelling,
 * without the {@code rel} that the sanitiser adds to links.
 */
final class SafeMarkup {

  /** Elements and attributes that do nothing. */
  private static final Set<String> WRAPPING = Set.of("div", "span", "html", "head", "body");

  private static final Set<String> IDLE = Set.of("rel", "title", "xmlns");

  private SafeMarkup() {}

  static String of(String html) {
    Document delivered = Jsoup.parseBodyFragment(html);
    delivered.outputSettings().prettyPrint(false);
    String outline = outline(delivered);
    // As in the pipeline, what a parser has read is sanitised.
    Document safe = Jsoup.parseBodyFragment(Markup.sanitise(delivered.body().html()));
    if (isClean(html) && outline(safe).equals(outline)) {
      return html.strip();
    }
    safe.select("a").removeAttr("rel");
    safe.outputSettings()
        .prettyPrint(false)
        .syntax(Document.OutputSettings.Syntax.xml)
        .escapeMode(Entities.EscapeMode.xhtml);
    return safe.body().html();
  }

  /** Whether a parser takes the markup as it stands, so that nothing is in it but what it sees. */
  private static boolean isClean(String html) {
    ParseErrorList errors = ParseErrorList.tracking(1);
    Parser.parseFragment(html, new Element("body"), "", errors);
    return errors.isEmpty();
  }

  /** All that counts of a document: elements, attributes and characters in their order. */
  private static String outline(Document document) {
    StringBuilder outline = new StringBuilder();
    document.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
              outline.append(text.getWholeText());
            } else if (node instanceof Element element) {
              element(element, "<");
              element.attributes().asList().stream()
                  .filter(each -> !IDLE.contains(each.getKey()))
                  .map(Attribute::html)
                  .sorted()
                  .forEach(each -> outline.append(' ').append(each));
            } else if (!(node instanceof Document)) {
              outline.append("<!").append(node.outerHtml());
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element) {
              element(element, "</");
            }
          }

          private void element(Element element, String start) {
            if (!WRAPPING.contains(element.tagName()) && !element.tagName().startsWith("#")) {
              outline.append(start).append(element.tagName());
            }
          }
        });
    return outline.toString().strip();
  }
}
