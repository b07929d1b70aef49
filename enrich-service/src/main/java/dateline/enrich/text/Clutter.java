package dateline.enrich.text;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Takes out of a page what its markup says is no story: navigation, forms, share bars, lists of
 * other stories, comments. A name alone does not condemn an element that holds much of the page's
 * text, nor a line that is one labelled link to another story.
 */
final class Clutter {

  private static final String ALWAYS =
      "script, style, noscript, template, svg, math, canvas, object, embed, button, input, select, textarea, nav, dialog,"
          + " [role=navigation], [role=search], [role=menu], [role=dialog], [aria-modal=true], [role=banner], [role=contentinfo]";
  private static final Set<String> OFTEN_TAGS = Set.of("footer", "aside", "form");
  private static final Pattern NAMES =
      Pattern.compile(
          "(?:^|[\\s_-])(shar(?:e|ing|ers?)|social\\w*|addthis|related\\w*|recommend\\w*|recirc\\w*|newsletters?|promos?|promotions?|comments?|commentlist|disqus|respond|cookies?|consent|gdpr|breadcrumbs?"
              + "|nav|navbar|navigation|menus?|sidebars?|side|widgets?|ads?|adv|adsense|advert\\w*|adslot|sponsor\\w*|popups?|modals?|overlay|subscri\\w+|sign-?up|toolbar|footer|masthead"
              + "|taglist|author-?(?:bio|box|info|card|profile)|about-?author|bio|read-?more|readmore|more-?(?:stories|news|from|articles|on|posts)|see-?also|also-?read|trending|popular|most-?read|latest|outbrain|taboola"
              + "|pagination|pager|prevnext|post-nav\\w*|login|search\\w*|skip\\w*|print\\w*|follow\\w*|rating|survey|poll|donat\\w*|jump-?link|screen-?reader\\w*|sr-only|visually-?hidden|hidden|copyright|cta|teasers?|carousel|slider|up-?next|next-?(?:up|post|article)|toc|table-of-contents|tooltip|yarpp|jp-relatedposts|sharedaddy|wp-block-buttons?|disclaimer|legal)(?=$|[\\s_-])");
  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final Set<String> KEPT = Set.of("html", "body", "main", "article");
  private static final Set<String> DOUBTFUL =
      Set.of(
          "widget",
          "widgets",
          "side",
          "print",
          "search",
          "skip",
          "hidden",
          "overlay",
          "slider",
          "carousel",
          "ad",
          "ads",
          "toc",
          "latest",
          "popular",
          "follow",
          "promo",
          "legal",
          "bio",
          "menu",
          "modal",
          "poll",
          "rating",
          "masthead",
          "teaser",
          "teasers",
          "subscription",
          "disclaimer",
          "cta",
          "survey",
          "role",
          "aside",
          "form",
          "copyright",
          "tooltip");
  private static final int LONGEST_NAME = 600;
  private static final double MUCH = 0.3;

  private Clutter() {}

  static void clear(Document page) {
    page.select(ALWAYS).forEach(Element::remove);
    Map<Element, Integer> prose = Prose.weigh(page.body());
    int much = (int) (prose.getOrDefault(page.body(), 0) * MUCH);
    Map<Element, String> clutter = clutter(page, prose, much);
    Map<String, Integer> sums = sums(clutter, prose);
    clutter.forEach(
        (element, word) -> {
          boolean muchOfPage = DOUBTFUL.contains(word) && sums.getOrDefault(word, 0) > much;
          if (!muchOfPage && !LinkLines.is(element)) {
            element.remove();
          }
        });
  }

  /** What a name, a tag or a role speaks against, with the word that does. */
  private static Map<Element, String> clutter(
      Document page, Map<Element, Integer> prose, int much) {
    Map<String, String> known = new HashMap<>();
    Map<Element, String> found = new IdentityHashMap<>();
    for (Element element : page.body().getAllElements()) {
      if (prose.getOrDefault(element, 0) <= much && !KEPT.contains(element.normalName())) {
        String word = word(element, known);
        if (!word.isEmpty()) {
          found.put(element, word);
        }
      }
    }
    return found;
  }

  /**
   * Prose that each word would take away: page builders call every part of a story a widget, so
   * that a word which stands for much of a page says nothing about it.
   */
  private static Map<String, Integer> sums(
      Map<Element, String> clutter, Map<Element, Integer> prose) {
    Map<String, Integer> sums = new HashMap<>();
    clutter.forEach(
        (element, word) -> {
          Element above = element.parent();
          while (above != null && !word.equals(clutter.get(above))) {
            above = above.parent();
          }
          if (above == null) {
            sums.merge(word, prose.getOrDefault(element, 0), Integer::sum);
          }
        });
    return sums;
  }

  private static String word(Element element, Map<String, String> known) {
    if (OFTEN_TAGS.contains(element.normalName())) {
      return element.normalName();
    }
    if (element.attributesSize() == 0) {
      return "";
    }
    if (element.hasAttr("hidden")) {
      return "hidden";
    }
    if (element.attr("role").equals("complementary")
        || element.attr("aria-hidden").equals("true")) {
      return "role";
    }
    String names = element.className() + " " + element.id();
    return names.length() < 3 || names.length() > LONGEST_NAME
        ? ""
        : known.computeIfAbsent(names, Clutter::wordIn);
  }

  private static String wordIn(String names) {
    Matcher m = NAMES.matcher(CAMEL.matcher(names).replaceAll("-").toLowerCase(Locale.ROOT));
    return m.find() ? m.group(1) : "";
  }
}
