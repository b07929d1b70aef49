package dateline.enrich.text;

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
    return switch (text.charAt(0)) {
      case '\u2018', '\u201a' -> dropIfOpen(text, "\u2018\u201a", "\u2019");
      case '\u201c' -> dropIfOpen(text, "\u201c", "\u201d");
      case '\u201e' -> dropIfOpen(text, "\u201e", "\u201c\u201d");
      case '\u00ab' -> dropIfOpen(text, "\u00ab", "\u00bb");
      case '\'', '"' -> dropIfOdd(text, text.charAt(0));
      default -> text;
    };
  }

  private static String dropIfOpen(String text, String opening, String closing) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (opening.indexOf(c) >= 0) {
        depth++;
      } else if (closing.indexOf(c) >= 0 && !isApostrophe(text, i)) {
        depth--;
      }
    }
    return depth > 0 ? text.substring(1).strip() : text;
  }

  private static String dropIfOdd(String text, char quote) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      count += text.charAt(i) == quote && !isApostrophe(text, i) ? 1 : 0;
    }
    return count % 2 == 1 ? text.substring(1).strip() : text;
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
