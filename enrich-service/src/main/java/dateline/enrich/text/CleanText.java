package dateline.enrich.text;

import java.util.Locale;

/**
 * Characters that may stay in a text: no control characters, no bidirectional overrides, no
 * invisible joints, no halves of surrogate pairs. Blanks are folded to one.
 */
final class CleanText {

  private CleanText() {}

  /** One line: all white space, line ends included, becomes one blank. */
  static String line(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isBlank(c)) {
        if (!blank) {
          clean.append(' ');
          blank = true;
        }
        continue;
      }
      i = append(clean, text, i);
      blank = clean.isEmpty() || clean.charAt(clean.length() - 1) == ' ';
    }
    int end = clean.length();
    if (end > 0 && clean.charAt(end - 1) == ' ') {
      clean.setLength(end - 1);
    }
    return clean.toString();
  }

  /** Lines stay lines; within each, characters are cleaned and blanks kept. */
  static String lines(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085' || c == '\f') {
        boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
        clean.append(pair ? "" : "\n");
      } else if (c == '\n') {
        clean.append('\n');
      } else if (isBlank(c)) {
        clean.append(' ');
      } else {
        i = append(clean, text, i);
      }
    }
    return clean.toString();
  }

  /** Lower case, without signs around it: what rules for whole lines compare. */
  static String bare(String line) {
    int start = 0;
    int end = line.length();
    while (start < end && !Character.isLetterOrDigit(line.codePointAt(start))) {
      start += Character.charCount(line.codePointAt(start));
    }
    while (end > start && !Character.isLetterOrDigit(line.codePointBefore(end))) {
      end -= Character.charCount(line.codePointBefore(end));
    }
    return line.substring(start, end).toLowerCase(Locale.ROOT).replace('\u2019', '\'');
  }

  static int words(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean letter = text.charAt(i) != ' ' && text.charAt(i) != '\n';
      words += letter && !inside ? 1 : 0;
      inside = letter;
    }
    return words;
  }

  /** Whether the text ends as a sentence does, behind any closing quotes and brackets. */
  static boolean endsSentence(String text) {
    int i = text.length() - 1;
    while (i >= 0
        && "\"'\u2019\u201d\u201c\u00bb\u00ab\u203a\u2018)]".indexOf(text.charAt(i)) >= 0) {
      i--;
    }
    return i >= 0 && ".!?\u2026:;\u3002\uff01\uff1f\u0964\u06d4\u061f".indexOf(text.charAt(i)) >= 0;
  }

  private static int append(StringBuilder clean, String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1))) {
      clean.append(c).append(text.charAt(i + 1));
      return i + 1;
    }
    if (Character.isSurrogate(c)) {
      clean.append('\ufffd');
    } else if (!isDropped(c)) {
      clean.append(c);
    }
    return i;
  }

  private static boolean isBlank(char c) {
    return c == ' '
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || c == '\f'
        || c == '\u00a0'
        || c == '\u2007'
        || c == '\u202f'
        || c == '\u2028'
        || c == '\u2029'
        || c == '\u0085'
        || c == '\u3000'
        || (c >= '\u2000' && c <= '\u200a');
  }

  private static boolean isDropped(char c) {
    return c < ' '
        || (c >= '\u007f' && c <= '\u009f')
        || c == '\u00ad'
        || c == '\u200b'
        || c == '\u2060'
        || c == '\ufeff'
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\ufffe'
        || c == '\uffff';
  }
}
