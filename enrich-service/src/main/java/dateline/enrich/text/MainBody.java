package dateline.enrich.text;

import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Chooses the element that holds the story: one that the markup names as such, if it holds enough
 * of the page's prose, and from there down to where the prose spreads.
 */
final class MainBody {

  private static final String[] NAMED = {
    "[itemprop=articleBody]",
    "[class*=article-body], [class*=articleBody], [class*=article__body], [class*=article_body], [class*=story-body], [class*=storyBody], [class*=story__body], [class*=body-content]",
    "[class*=article-content], [class*=articleContent], [class*=article__content], [class*=article_content], [class*=post-content], [class*=post__content], [class*=post_content], [class*=entry-content], [class*=story-content], [class*=article-text], [class*=article__text], [class*=post-body], [class*=postBody], [class*=content-body], [class*=single-content], [class*=td-post-content], [class*=rich-text], [class*=richtext]",
    "[id*=article-body], [id*=articleBody], [id*=article-content], [id*=story-body], [id*=post-content]",
    "article, [role=article]",
    "main, [role=main], [id=content], [id=main]"
  };
  private static final int ENOUGH = 200;
  private static final double SHARE_OF_PAGE = 0.4;
  private static final double SHARE_TO_DESCEND = 0.85;
  private static final Pattern BLOCKY =
      Pattern.compile(
          "div|section|article|main|td|table|tbody|tr|center|body|form|span|font|header|li|ul|ol|dl|dd|p|blockquote|custom|[a-z]+-[a-z-]+");

  private MainBody() {}

  /** The element; the body of the page where nothing better is found. */
  static Element of(Document page) {
    Element body = page.body();
    Map<Element, Integer> weights = Prose.weigh(body);
    int all = weights.getOrDefault(body, 0);
    for (String selector : NAMED) {
      Element best = null;
      for (Element element : page.select(selector)) {
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
