package dateline.enrich.text;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;

/**
 * Tells a line "Also read: Title" from the boxes around a story. Publishers give both the same
 * names in their markup, but the line is the publisher's word on this story.
 */
final class LinkLines {

  private static final int MOST_NODES = 40;

  private LinkLines() {}

  /** Whether the element holds one labelled link to another story and nothing else. */
  static boolean is(Element element) {
    if (!isSmall(element)) {
      return false;
    }
    List<Block> blocks = HtmlBlocks.of(element, new Draft());
    return blocks.size() == 1
        && EditorialLabels.read(blocks.get(0)).flatMap(link -> link.url()).isPresent();
  }

  /** Reading every element of a deep page in full would take time without bound. */
  private static boolean isSmall(Element element) {
    int[] nodes = {0};
    NodeTraversor.filter(
        (node, depth) -> ++nodes[0] > MOST_NODES ? FilterResult.STOP : FilterResult.CONTINUE,
        element);
    return nodes[0] <= MOST_NODES;
  }
}
