package dateline.ingest.format.lenient;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markup that stands in a document unescaped, as HTML writes it: XML's sections of characters are
 * escaped; namespaces, which HTML has none of, and the prefixes of XHTML's elements go.
 */
public final class Inline {

  private static final String CDATA = "<![CDATA[";
  private static final String CDATA_END = "]]>";
  private static final Pattern PREFIXED =
      Pattern.compile("(</?)(?:xhtml|html|xh|h|x|body)[0-9]?:(?=[A-Za-z])");

  private static final Pattern REFERENCE = Pattern.compile("&#?[A-Za-z0-9]{1,32};");
  private static final Pattern DECLARATION =
      Pattern.compile("(?<=[\\w\"'])\\s{1,20}xmlns(?::[\\w.-]{1,40})?=(?:\"[^\"<>]*\"|'[^'<>]*')");

  private Inline() {}

  /** What stands between two places of a document. */
  static String markup(String source, int start, int end) {
    String inner = source.substring(Math.min(start, end), end);
    if (inner.contains(CDATA)) {
      inner = withoutSections(inner);
    }
    inner = inner.indexOf('&') < 0 ? inner : withPlainReferences(inner);
    inner = inner.contains("xmlns") ? DECLARATION.matcher(inner).replaceAll("") : inner;
    return inner.indexOf(':') < 0 ? inner : PREFIXED.matcher(inner).replaceAll("$1");
  }

  /** The inside of markup that is one {@code div} and no more (RFC 4287 section 3.1.1.3). */
  public static String inDiv(String markup) {
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

  /** Characters as they are, but for those that markup has a meaning for. */
  private static String withPlainReferences(String inner) {
    References references = new References(Map.of());
    return REFERENCE
        .matcher(inner)
        .replaceAll(
            match -> {
              String character = references.resolved(match.group());
              boolean unknown = character.equals(match.group());
              return Matcher.quoteReplacement(unknown ? character : escaped(character));
            });
  }

  /** Plain text as markup. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String withoutSections(String inner) {
    StringBuilder out = new StringBuilder(inner.length());
    int at = 0;
    for (int start = inner.indexOf(CDATA); start >= 0; start = inner.indexOf(CDATA, at)) {
      int end = inner.indexOf(CDATA_END, start);
      int sectionEnd = end < 0 ? inner.length() : end;
      String section = inner.substring(start + CDATA.length(), sectionEnd);
      out.append(inner, at, start).append(escaped(section));
      at = Math.min(inner.length(), sectionEnd + CDATA_END.length());
    }
    return out.append(inner, at, inner.length()).toString();
  }
}
