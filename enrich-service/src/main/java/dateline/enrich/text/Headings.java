package dateline.enrich.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Tells headings from sentences where only the layout speaks, and mends their quotes. */
final class Headings {

  private static final int LONGEST = 120;
  private static final int MOST_WORDS = 16;
  private static final int MOST_WORDS_OF_QUESTION = 12;
  private static final int FEW_WORDS = 10;
  private static final String OPENING = "\u2018\u201c\u201e\u00ab\u201a'\"";

  private Headings() {}

  /** Whether a line that stands alone over a paragraph reads like a heading. */
  static boolean looksLikeHeading(String line) {
    int words = CleanText.words(line);
    if (line.length() > LONGEST || line.length() < 2 || words > MOST_WORDS) {
      return false;
    }
    int first = line.codePointAt(0);
    if (!Character.isLetterOrDigit(first)
        && OPENING.indexOf(first) < 0
        && first != '\u00bf'
        && first != '\u00a1') {
      return false;
    }
    if (Character.isLowerCase(first)) {
      return false;
    }
    char last = line.charAt(line.length() - 1);
    boolean question = last == '?' || last == '!';
    if (question) {
      return words <= MOST_WORDS_OF_QUESTION && line.indexOf(". ") < 0;
    }
    if (CleanText.endsSentence(line) || last == ',' || line.indexOf(". ") > 8) {
      return false;
    }
    return words <= FEW_WORDS || isTitleCase(line);
  }

  /**
   * Drops an opening quote that nothing closes: {@code ‘We Want ‘Answers’: Voters} loses its first
   * sign, because of two opened quotes only the inner one ends. A copy of a page makes such signs
   * when a heading's own quotes were cut. A quote over the whole heading stays.
   */
  static String normalise(String heading) {
    String text = heading.strip();
    if (text.length() < 2) {
      return text;
    }
    return OPENING.indexOf(text.charAt(0)) >= 0 && staysOpen(text)
        ? text.substring(1).strip()
        : text;
  }

  /** Whether nothing closes the first sign: an end belongs to the latest quote that is open. */
  private static boolean staysOpen(String text) {
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      if (isApostrophe(text, i)) {
        continue;
      }
      char c = text.charAt(i);
      char last = open.isEmpty() ? ' ' : text.charAt(open.peek());
      boolean start = i == 0 || " (-\u2014\u2013".indexOf(text.charAt(i - 1)) >= 0;
      boolean germanEnd =
          (c == '\u2018' && last == '\u201a') || (c == '\u201c' && last == '\u201e');
      boolean opens =
          "\u2018\u201a\u201e\u00ab".indexOf(c) >= 0
              || (c == '\u201c' && (start || open.isEmpty()))
              || ((c == '\'' || c == '"') && start);
      if (opens && !germanEnd) {
        open.push(i);
      } else if (germanEnd || ("\u2019\u201d\u201c\u00bb'\"".indexOf(c) >= 0 && !open.isEmpty())) {
        open.pop();
      }
    }
    return !open.isEmpty() && open.peekLast() == 0;
  }

  /** Between letters it belongs to the word. */
  private static boolean isApostrophe(String text, int i) {
    return i > 0
        && i + 1 < text.length()
        && Character.isLetter(text.charAt(i - 1))
        && Character.isLetter(text.charAt(i + 1));
  }

  private static boolean isTitleCase(String line) {
    int long_ = 0;
    int capital = 0;
    for (String word : line.split(" ")) {
      String bare = CleanText.bare(word);
      if (bare.length() > 3) {
        long_++;
        int at = word.toLowerCase(Locale.ROOT).indexOf(bare.charAt(0));
        capital += at >= 0 && !Character.isLowerCase(word.charAt(at)) ? 1 : 0;
      }
    }
    return long_ > 0 && capital * 10 >= long_ * 6;
  }
}
