package dateline.ingest.format.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Makes the addresses in markup whole, because the base that they count from stays behind in the
 * feed. Nothing else of the markup is touched.
 */
final class RelativeLinks {

  /** An attribute of a tag: bounded, so that no markup makes it look twice at much. */
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "(\\s(?:href|src|cite|poster|longdesc|background|action|data|usemap)\\s{0,4}=\\s{0,4})"
              + "(?:\"([^\"<>]{0,4000})\"|'([^'<>]{0,4000})'|([^\\s\"'<>]{1,4000}))",
          Pattern.CASE_INSENSITIVE);

  private RelativeLinks() {}

  /** The markup with whole addresses. */
  static String resolved(String markup, Addresses addresses) {
    if (addresses.base().isEmpty() || markup.indexOf('=') < 0 || markup.indexOf('<') < 0) {
      return markup;
    }
    Matcher attribute = ATTRIBUTE.matcher(markup);
    StringBuilder out = null;
    int at = 0;
    while (attribute.find()) {
      int group = attribute.group(2) != null ? 2 : attribute.group(3) != null ? 3 : 4;
      String written = attribute.group(group);
      String whole = whole(written, addresses);
      if (!whole.equals(written)) {
        out = out == null ? new StringBuilder(markup.length() + 64) : out;
        out.append(markup, at, attribute.start(group)).append(whole);
        at = attribute.end(group);
      }
    }
    return out == null ? markup : out.append(markup, at, markup.length()).toString();
  }

  private static String whole(String written, Addresses addresses) {
    String address = written.indexOf('&') < 0 ? written : Parser.unescapeEntities(written, true);
    // A place within the text itself.
    String whole = address.startsWith("#") ? address : addresses.resolve(address);
    return whole.equals(address) ? written : whole.replace("&", "&amp;").replace("\"", "&#34;");
  }
}
