package dateline.enrich.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Takes out of a page what its markup says is no story: navigation, forms, share bars, lists of
 * other stories, comments. A name alone does not condemn an element that holds much of the page's
 * text.
 */
final class Clutter {

  private static final String ALWAYS =
      "script, style, noscript, template, svg, math, canvas, object, embed, button, input, select, textarea, nav, dialog,"
          + " [role=navigation], [role=search], [role=menu], [role=dialog], [aria-modal=true], [role=banner], [role=contentinfo], [hidden]";
  private static final Set<String> OFTEN_TAGS = Set.of("footer", "aside", "form");
  private static final Pattern NAMES =
      Pattern.compile(
          "(?:^|[\\s_-])(?:shar(?:e|ing|ers?)|social\\w*|addthis|related\\w*|recommend\\w*|recirc\\w*|newsletters?|promos?|promotions?|comments?|commentlist|disqus|respond|cookies?|consent|gdpr|breadcrumbs?"
              + "|nav|navbar|navigation|menus?|sidebars?|side|widgets?|ads?|adv|adsense|advert\\w*|adslot|sponsor\\w*|popups?|modals?|overlay|subscri\\w+|sign-?up|toolbar|footer|masthead"
              + "|taglist|author-?(?:bio|box|info|card|profile)|about-?author|bio|read-?more|readmore|more-?(?:stories|news|from|articles|on|posts)|see-?also|also-?read|trending|popular|most-?read|latest|outbrain|taboola"
              + "|pagination|pager|prevnext|post-nav\\w*|login|search\\w*|skip\\w*|print\\w*|follow\\w*|rating|survey|poll|donat\\w*|jump-?link|screen-?reader\\w*|sr-only|visually-?hidden|hidden|copyright|cta|teasers?|carousel|slider|up-?next|next-?(?:up|post|article)|toc|table-of-contents|tooltip|yarpp|jp-relatedposts|sharedaddy|wp-block-buttons?|disclaimer|legal)(?=$|[\\s_-])");
  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final Set<String> KEPT = Set.of("html", "body", "main", "article");
  private static final int LONGEST_NAME = 600;
  private static final double MUCH = 0.3;

  private Clutter() {}

  static void clear(Document page) {
    page.select(ALWAYS).forEach(Element::remove);
    Map<Element, Integer> prose = Prose.weigh(page.body());
    int much = (int) (prose.getOrDefault(page.body(), 0) * MUCH);
    Map<String, Boolean> known = new HashMap<>();
    for (Element element : page.body().getAllElements()) {
      if (prose.getOrDefault(element, 0) <= much
          && !KEPT.contains(element.normalName())
          && element.parent() != null
          && (OFTEN_TAGS.contains(element.normalName())
              || hasRole(element)
              || isClutter(element, known))) {
        element.remove();
      }
    }
  }

  private static boolean hasRole(Element element) {
    return element.attr("role").equals("complementary")
        || element.attr("aria-hidden").equals("true");
  }

  private static boolean isClutter(Element element, Map<String, Boolean> known) {
    if (element.attributesSize() == 0) {
      return false;
    }
    String names = element.className() + " " + element.id();
    if (names.length() < 3 || names.length() > LONGEST_NAME) {
      return false;
    }
    return known.computeIfAbsent(
        names,
        n -> NAMES.matcher(CAMEL.matcher(n).replaceAll("-").toLowerCase(Locale.ROOT)).find());
  }
}
