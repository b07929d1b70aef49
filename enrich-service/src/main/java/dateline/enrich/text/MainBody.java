package dateline.enrich.text;

import dateline.enrich.text.Marks.Mark;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Chooses the element that holds the story: one that the markup names as such, if it holds enough
 * of the page's prose, and from there down to where the prose spreads.
 */
final class MainBody {

  private static final List<Mark> NAMED =
      List.of(Mark.BODY_OF_ARTICLE, Mark.CONTENT_OF_ARTICLE, Mark.ARTICLE, Mark.MAIN);
  private static final int ENOUGH = 200;
  private static final double SHARE_OF_PAGE = 0.4;
  private static final double SHARE_TO_DESCEND = 0.85;
  private static final Pattern BLOCKY =
      Pattern.compile(
          "div|section|article|main|td|table|tbody|tr|center|body|form|span|font|header|li|ul|ol|dl|dd|p|blockquote|custom|[a-z]+-[a-z-]+");

  private MainBody() {}

  /** The element; the body of the page where nothing better is found. */
  static Element of(Document page, Marks marks) {
    Element body = page.body();
    Map<Element, Integer> weights = Prose.weigh(body);
    int all = weights.getOrDefault(body, 0);
    for (Mark mark : NAMED) {
      Element best = null;
      for (Element element : marks.of(mark)) {
        int weight = weights.getOrDefault(element, 0);
        if (weight >= ENOUGH
            && weight >= all * SHARE_OF_PAGE
            && (best == null || weight > weights.get(best))) {
          best = element;
        }
      }
      if (best != null) {
        return descend(best, weights);
      }
    }
    return descend(body, weights);
  }

  private static Element descend(Element from, Map<Element, Integer> weights) {
    Element at = from;
    while (true) {
      Element heaviest = null;
      for (Element child : at.children()) {
        if (heaviest == null
            || weights.getOrDefault(child, 0) > weights.getOrDefault(heaviest, 0)) {
          heaviest = child;
        }
      }
      boolean down =
          heaviest != null
              && BLOCKY.matcher(heaviest.normalName()).matches()
              && !heaviest.normalName().equals("p")
              && weights.getOrDefault(heaviest, 0) >= weights.getOrDefault(at, 0) * SHARE_TO_DESCEND
              && weights.getOrDefault(heaviest, 0) > 0;
      if (!down) {
        return at;
      }
      at = heaviest;
    }
  }
}
