package dateline.enrich.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes the site's name off a page's title: {@code Headline | Site}. */
final class SiteNames {

  private static final List<String> SIGNS =
      List.of(" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00b7 ", " \u2022 ");
  private static final int SHORTEST_HEADLINE = 15;
  private static final int SHORTEST_NAME = 3;
  private static final int MOST_WORDS = 4;
  private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z]");

  private SiteNames() {}

  /**
   * The title without it.
   *
   * @param site the site's name, where the page states one
   * @param url the page's address: a name that stands in it is the site's
   */
  static String withoutSite(String title, Optional<String> site, Optional<String> url) {
    for (String sign : SIGNS) {
      int at = title.lastIndexOf(sign);
      if (at > SHORTEST_HEADLINE) {
        boolean mostIsBefore = sign.equals(" | ") && at * 2 > title.length();
        if (mostIsBefore || isSite(title.substring(at + sign.length()), site, url)) {
          return title.substring(0, at).strip();
        }
      }
    }
    return title;
  }

  private static boolean isSite(String text, Optional<String> site, Optional<String> url) {
    return CleanText.words(text) <= MOST_WORDS
        && (site.map(s -> Draft.same(s, text) || text.contains(s)).orElse(false)
            || (letters(text).length() >= SHORTEST_NAME
                && url.map(u -> letters(u).contains(letters(text))).orElse(false)));
  }

  private static String letters(String text) {
    return NOT_LETTERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
