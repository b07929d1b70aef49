package dateline.ingest.format.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markup that stands in a feed unescaped, as HTML writes it: XML's sections of characters are
 * escaped, and XHTML's elements lose the prefix that HTML has none of.
 */
final class Inline {

  private static final String CDATA = "<![CDATA[";
  private static final String CDATA_END = "]]>";
  private static final Pattern PREFIXED =
      Pattern.compile("(</?)(?:xhtml|html|xh|h|x|body)[0-9]?:(?=[A-Za-z])");

  private Inline() {}

  /** What stands between two places of a document. */
  static String markup(String source, int start, int end) {
    String inner = source.substring(Math.min(start, end), end);
    if (inner.contains(CDATA)) {
      inner = withoutSections(inner);
    }
    return inner.indexOf(':') < 0 ? inner : PREFIXED.matcher(inner).replaceAll("$1");
  }

  /** The inside of markup that is one {@code div} and no more (RFC 4287 section 3.1.1.3). */
  static String inDiv(String markup) {
    String inner = markup.strip();
    if (!inner.regionMatches(true, 0, "<div", 0, 4) || !inner.endsWith("</div>")) {
      return inner;
    }
    int open = inner.indexOf('>');
    int end = inner.length() - "</div>".length();
    return open > 0 && open < end && isBalanced(inner, open + 1, end)
        ? inner.substring(open + 1, end).strip()
        : inner;
  }

  /** Whether no {@code div} that starts before this stretch ends in it. */
  private static boolean isBalanced(String markup, int start, int end) {
    Matcher div =
        Pattern.compile("<(/?)div(?=[\\s>/])[^>]*?(/?)>", Pattern.CASE_INSENSITIVE)
            .matcher(markup)
            .region(start, end);
    int depth = 0;
    while (div.find()) {
      if (div.group(2).isEmpty()) {
        depth += div.group(1).isEmpty() ? 1 : -1;
      }
      if (depth < 0) {
        return false;
      }
    }
    return true;
  }

  private static String withoutSections(String inner) {
    StringBuilder out = new StringBuilder(inner.length());
    int at = 0;
    for (int start = inner.indexOf(CDATA); start >= 0; start = inner.indexOf(CDATA, at)) {
      int end = inner.indexOf(CDATA_END, start);
      int sectionEnd = end < 0 ? inner.length() : end;
      String section = inner.substring(start + CDATA.length(), sectionEnd);
      out.append(inner, at, start).append(section.replace("&", "&amp;").replace("<", "&lt;"));
      at = Math.min(inner.length(), sectionEnd + CDATA_END.length());
    }
    return out.append(inner, at, inner.length()).toString();
  }
}
