package dateline.enrich.text;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Measures where prose stands in a page: characters of text in paragraphs that are long enough and
 * are not links.
 */
final class Prose {

  private static final int SHORTEST = 40;

  private Prose() {}

  /** Characters of prose below every element of the tree, by element. */
  static Map<Element, Integer> weigh(Element root) {
    Counter counter = new Counter();
    NodeTraversor.traverse(counter, root);
    counter.end();
    Map<Element, Integer> weights = new IdentityHashMap<>();
    for (Run run : counter.runs) {
      for (Element e = run.place(); e != null; e = e == root ? null : e.parent()) {
        weights.merge(e, run.length(), Integer::sum);
      }
    }
    return weights;
  }

  /** A stretch of text without a block's border in it. */
  private record Run(Element place, int length) {}

  private static final class Counter implements NodeVisitor {
    private final List<Run> runs = new ArrayList<>();
    private int text;
    private int linked;
    private int anchors;
    private Element place;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        int length = words.getWholeText().strip().length();
        text += length;
        linked += anchors > 0 ? length : 0;
        if (place == null && length > 0 && words.parent() != null) {
          place = block(words.parent());
        }
      } else if (node instanceof Element element) {
        if (element.normalName().equals("a")) {
          anchors++;
        } else if (element.isBlock()) {
          end();
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        if (element.normalName().equals("a")) {
          anchors--;
        } else if (element.isBlock()) {
          end();
        }
      }
    }

    private void end() {
      if (text >= SHORTEST && linked * 2 < text && place != null) {
        runs.add(new Run(place, text - linked));
      }
      text = 0;
      linked = 0;
      place = null;
    }

    private static Element block(Element element) {
      Element e = element;
      while (!e.isBlock() && e.parent() != null) {
        e = e.parent();
      }
      return e;
    }
  }
}
