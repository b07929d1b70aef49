package dateline;

/**
 * The order of claimed versions ({@code Article.version}) as people write them: runs of digits
 * compare as numbers of any length, everything else by code unit, so that {@code 9 < 10}, {@code
 * 2.9 < 2.10} and {@code 20260101T0900 < 20260101T1000}. A total order: names that are equal as
 * numbers ({@code 1} and {@code 01}) compare by their length.
 */
public final class NaturalOrder {

  private NaturalOrder() {}

  /** As {@link java.util.Comparator#compare}. */
  public static int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      if (isDigit(left.charAt(i)) && isDigit(right.charAt(j))) {
        int leftEnd = endOfDigits(left, i);
        int rightEnd = endOfDigits(right, j);
        int order = compareNumbers(left.substring(i, leftEnd), right.substring(j, rightEnd));
        if (order != 0) {
          return order;
        }
        i = leftEnd;
        j = rightEnd;
      } else if (left.charAt(i) != right.charAt(j)) {
        return Character.compare(left.charAt(i), right.charAt(j));
      } else {
        i++;
        j++;
      }
    }
    int rest = Integer.compare(left.length() - i, right.length() - j);
    if (rest != 0) {
      return rest;
    }
    int length = Integer.compare(left.length(), right.length());
    return length != 0 ? length : left.compareTo(right);
  }

  private static int compareNumbers(String left, String right) {
    String a = withoutLeadingZeros(left);
    String b = withoutLeadingZeros(right);
    int length = Integer.compare(a.length(), b.length());
    return length != 0 ? length : a.compareTo(b);
  }

  private static String withoutLeadingZeros(String digits) {
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
