package dateline.ingest.format.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** What can be read of a feed behind the place where it stopped being XML. */
final class Recovery {

  private static final Pattern ENTRY_START =
      Pattern.compile("<((?:[\\w-]+:)?(?:item|entry))(?=[\\s>])");
  private static final Pattern CDATA = Pattern.compile("<!\\[CDATA\\[.*?]]>", Pattern.DOTALL);
  private static final Pattern AMPERSAND =
      Pattern.compile(
          "&(?:(?:amp|lt|gt|quot|apos|#\\d{1,7}|#x[0-9a-fA-F]{1,6});|([A-Za-z]\\w{1,31});)?");

  /** Characters that XML 1.0 forbids (section 2.2), and lone surrogates. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]"
              + "|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

  private Recovery() {}

  /** The text of each entry from an offset on; one may lack its end. */
  static List<String> entries(String source, int from) {
    List<String> slices = new ArrayList<>();
    Matcher start = ENTRY_START.matcher(source);
    boolean found = start.find(from);
    while (found) {
      int begin = start.start();
      int closing = source.indexOf("</" + start.group(1), start.end());
      int tagEnd = closing < 0 ? -1 : source.indexOf('>', closing);
      found = start.find(tagEnd < 0 ? start.end() : tagEnd);
      int next = found ? start.start() : source.length();
      slices.add(source.substring(begin, tagEnd < 0 ? next : tagEnd + 1));
    }
    return slices;
  }

  /** The entry with what most often breaks XML put right; CDATA sections keep their content. */
  static String repaired(String entry) {
    String clean = FORBIDDEN.matcher(entry).replaceAll("");
    StringBuilder out = new StringBuilder(clean.length() + 64);
    Matcher cdata = CDATA.matcher(clean);
    int at = 0;
    while (cdata.find()) {
      out.append(escaped(clean.substring(at, cdata.start()))).append(cdata.group());
      at = cdata.end();
    }
    return out.append(escaped(clean.substring(at))).toString();
  }

  private static String escaped(String markup) {
    return AMPERSAND
        .matcher(markup)
        .replaceAll(
            match -> {
              if (match.group().equals("&")) {
                return "&amp;";
              }
              if (match.group(1) == null) {
                return Matcher.quoteReplacement(match.group());
              }
              String character = Entities.getByName(match.group(1));
              return Matcher.quoteReplacement(
                  character.isEmpty() ? "&amp;" + match.group(1) + ";" : character);
            });
  }
}
