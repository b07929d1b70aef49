package dateline.enrich.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts running text into words and numbers with their places. */
final class Words {

  private static final int LONGEST_GAP = 3;
  private static final int LONGEST_NUMBER = 6;

  private Words() {}

  /** One word or number. */
  record Word(String text, int start, int end, boolean isNumber) {
    int length() {
      return end - start;
    }

    int number() {
      return length() <= LONGEST_NUMBER ? Integer.parseInt(text) : -1;
    }

    String lower() {
      return text.toLowerCase(Locale.ROOT);
    }

    boolean isRightBehind(Word before) {
      return start - before.end <= 1;
    }

    boolean isCloseTo(Word before, String whole) {
      if (start - before.end > LONGEST_GAP) {
        return false;
      }
      for (int i = before.end; i < start; i++) {
        char c = whole.charAt(i);
        if (c != ' ' && c != ',' && c != '.' && c != '\u00a0') {
          return false;
        }
      }
      return true;
    }
  }

  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean digit = isDigit(c);
      if (!digit && !isLetter(c)) {
        i++;
        continue;
      }
      int start = i;
      while (i < text.length() && (digit ? isDigit(text.charAt(i)) : isLetter(text.charAt(i)))) {
        i++;
      }
      words.add(new Word(text.substring(start, i), start, i, digit));
    }
    return words;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return Character.isLetter(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }
}
