package dateline.enrich.text;

import dateline.enrich.text.Block.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Cuts an element into blocks in reading order, each with its text and its inline markup. Goes
 * through the tree without recursion and stops at a bound, so that neither depth nor size of a page
 * matters.
 */
final class HtmlBlocks implements NodeFilter {

  private static final int MOST_BLOCKS = 5_000;
  private static final int MOST_CHARACTERS = 2_000_000;
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "center",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "html",
          "li",
          "main",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "tbody",
          "tfoot",
          "thead",
          "tr",
          "ul",
          "caption",
          "root");
  private static final Set<String> INLINE =
      Set.of("em", "strong", "i", "b", "sub", "sup", "code", "q", "cite", "abbr");
  private static final Set<String> SKIPPED =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "svg",
          "math",
          "canvas",
          "object",
          "embed",
          "applet",
          "button",
          "input",
          "select",
          "textarea",
          "option",
          "head",
          "title",
          "meta",
          "link",
          "iframe",
          "audio",
          "video",
          "map",
          "noembed",
          "noframes",
          "xmp",
          "plaintext");

  private final List<Block> blocks = new ArrayList<>();
  private final Draft draft;
  private final InlineText inline = new InlineText();
  private int quotes;
  private int items;
  private int lists;
  private int heading;
  private int paragraphsInHeading;
  private int captions;
  private int preformatted;
  private int breaks;
  private int characters;

  private HtmlBlocks(Draft draft) {
    this.draft = draft;
  }

  /** The blocks below the element; pictures and videos go to the draft. */
  static List<Block> of(Element root, Draft draft) {
    HtmlBlocks visitor = new HtmlBlocks(draft);
    NodeTraversor.filter(visitor, root);
    visitor.flush();
    return visitor.blocks;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (blocks.size() >= MOST_BLOCKS || characters > MOST_CHARACTERS) {
      return FilterResult.STOP;
    }
    if (node instanceof TextNode words) {
      append(words.getWholeText());
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    String tag = element.normalName();
    if (tag.equals("iframe")) {
      Pictures.embed(element, draft);
    }
    if (SKIPPED.contains(tag)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (tag.equals("figure") || tag.equals("img")) {
      return picture(element, tag);
    }
    open(element, tag);
    return FilterResult.CONTINUE;
  }

  private FilterResult picture(Element element, String tag) {
    boolean holdsText =
        tag.equals("figure") && element.selectFirst("img, video, iframe, amp-img") == null;
    if (holdsText) {
      flush();
      return FilterResult.CONTINUE;
    }
    String figure = Pictures.figure(element, draft);
    if (!figure.isEmpty() && quotes == 0 && items == 0) {
      flush();
      blocks.add(new Block(Kind.FIGURE, "", figure, List.of(), 0));
    }
    return FilterResult.SKIP_ENTIRELY;
  }

  private void open(Element element, String tag) {
    if (BLOCKS.contains(tag)) {
      flush();
      count(tag, 1);
    } else if (tag.equals("br")) {
      breaks++;
      if (breaks > 1 && preformatted == 0) {
        flush();
      } else {
        inline.lineBreak(preformatted > 0);
      }
    } else if (tag.equals("a")) {
      String href = element.attr("href").strip();
      inline.openAnchor(StatedArticle.isWeb(href) ? href : element.absUrl("href"));
    } else if (INLINE.contains(tag)) {
      inline.open(tag);
    } else if (tag.equals("td") || tag.equals("th")) {
      append(" ");
    }
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    String tag = element.normalName();
    if (BLOCKS.contains(tag)) {
      flush();
      count(tag, -1);
    } else if (tag.equals("a")) {
      inline.closeAnchor();
    } else if (INLINE.contains(tag)) {
      inline.close(tag);
    }
    return FilterResult.CONTINUE;
  }

  private void count(String tag, int by) {
    switch (tag) {
      case "blockquote" -> quotes += by;
      case "li", "dd", "dt" -> items += by;
      case "ul", "ol", "dl" -> lists += Math.max(by, 0);
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading += by;
      // A heading that nobody closed holds the paragraphs behind it.
      case "p" -> paragraphsInHeading += heading > 0 ? by : 0;
      case "figcaption", "caption" -> captions += by;
      case "pre" -> preformatted += by;
      default -> breaks = 0;
    }
  }

  private void append(String words) {
    if (!words.isBlank()) {
      breaks = 0;
    }
    characters += words.length();
    inline.append(words);
  }

  private void flush() {
    String text = inline.text(preformatted > 0);
    if (!text.isEmpty()) {
      int group = items > 0 ? lists : 0;
      blocks.add(new Block(kind(), text, inline.html(), inline.anchors(), group));
    }
    breaks = 0;
    inline.startBlock();
  }

  private Kind kind() {
    if (heading > 0 && paragraphsInHeading == 0) {
      return Kind.HEADING;
    }
    if (captions > 0) {
      return Kind.CAPTION;
    }
    if (items > 0) {
      return Kind.ITEM;
    }
    if (preformatted > 0) {
      return Kind.PREFORMATTED;
    }
    return quotes > 0 ? Kind.QUOTE : Kind.PARAGRAPH;
  }
}
