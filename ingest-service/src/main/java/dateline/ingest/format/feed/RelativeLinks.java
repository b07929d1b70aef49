package dateline.ingest.format.feed;

import dateline.ingest.format.lenient.Inline;
import java.util.Locale;
import java.util.Set;
import org.jsoup.parser.Parser;

/**
 * Makes the addresses in markup whole, because the base that they count from stays behind in the
 * feed. Nothing else of the markup is touched. One pass, from sign of equality to sign of equality.
 */
final class RelativeLinks {

  private static final Set<String> ATTRIBUTES =
      Set.of("href", "src", "cite", "poster", "longdesc", "background", "action", "data", "usemap");

  private static final int LONGEST_NAME = 10;
  private static final int LONGEST_ADDRESS = 4_000;

  private final String markup;
  private final Addresses addresses;
  private StringBuilder out;
  private int copied;

  private RelativeLinks(String markup, Addresses addresses) {
    this.markup = markup;
    this.addresses = addresses;
  }

  /** The markup with whole addresses. */
  static String resolved(String markup, Addresses addresses) {
    return addresses.base().isEmpty() || markup.indexOf('<') < 0
        ? markup
        : new RelativeLinks(markup, addresses).resolved();
  }

  private String resolved() {
    for (int i = markup.indexOf('='); i >= 0; i = markup.indexOf('=', i + 1)) {
      if (isAddress(i)) {
        resolve(i + 1);
      }
    }
    return out == null ? markup : out.append(markup, copied, markup.length()).toString();
  }

  /** Whether one of the attributes' names stands in front, and white space in front of that. */
  private boolean isAddress(int sign) {
    int end = sign;
    while (end > 0 && sign - end < LONGEST_NAME && markup.charAt(end - 1) == ' ') {
      end--;
    }
    int start = end;
    while (start > 0 && end - start <= LONGEST_NAME && isLetter(markup.charAt(start - 1))) {
      start--;
    }
    return start > 0
        && end > start
        && markup.charAt(start - 1) <= ' '
        && ATTRIBUTES.contains(markup.substring(start, end).toLowerCase(Locale.ROOT));
  }

  private void resolve(int behindSign) {
    int start = behindSign;
    while (start < markup.length() && markup.charAt(start) <= ' ') {
      start++;
    }
    char quote = start < markup.length() ? markup.charAt(start) : '>';
    boolean quoted = quote == '"' || quote == '\'';
    start = quoted ? start + 1 : start;
    int end = start;
    int limit = Math.min(markup.length(), start + LONGEST_ADDRESS);
    while (end < limit && !isEnd(markup.charAt(end), quoted, quote)) {
      end++;
    }
    if (end == limit || end == start || quoted && markup.charAt(end) != quote) {
      return;
    }
    String written = markup.substring(start, end);
    String whole = whole(written);
    if (!whole.equals(written)) {
      out = out == null ? new StringBuilder(markup.length() + 64) : out;
      out.append(markup, copied, start).append(whole);
      copied = end;
    }
  }

  private static boolean isEnd(char c, boolean quoted, char quote) {
    return c == '<' || c == '>' || (quoted ? c == quote : c <= ' ' || c == '"' || c == '\'');
  }

  private String whole(String written) {
    String address = written.indexOf('&') < 0 ? written : Parser.unescapeEntities(written, true);
    // A place within the text itself.
    String whole = address.startsWith("#") ? address : addresses.resolve(address);
    return whole.equals(address) ? written : Inline.escaped(whole);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
