package dateline.ingest.format.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** What can be read of a feed behind the place where it stopped being XML. */
final class Recovery {

  /** Where an entry is in the text. */
  record Passage(int start, int end) {}

  private static final Pattern ENTRY_TAG =
      Pattern.compile("<(/?)((?:[\\w-]{1,40}:)?(?:item|entry))(?=[\\s>])[^<>]*>?");
  private static final String CDATA = "<![CDATA[";
  private static final String CDATA_END = "]]>";
  private static final Pattern AMPERSAND =
      Pattern.compile(
          "&(?:(?:amp|lt|gt|quot|apos|#\\d{1,7}|#x[0-9a-fA-F]{1,6});|([A-Za-z]\\w{1,31});)?");

  /** Characters that XML 1.0 forbids (section 2.2), and lone surrogates. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]"
              + "|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

  private Recovery() {}

  /**
   * Where entries are from an offset on. An entry ends with its end tag, else where the next one
   * starts: one pass, whatever is left open.
   */
  static List<Passage> entries(String source, int from, int most) {
    List<Passage> passages = new ArrayList<>();
    Matcher tag = ENTRY_TAG.matcher(source).region(from, source.length());
    int begin = -1;
    String name = "";
    while (passages.size() < most && tag.find()) {
      boolean end = !tag.group(1).isEmpty();
      boolean open = begin >= 0;
      if (open && !tag.group(2).equals(name) || !open && end) {
        continue;
      }
      if (open) {
        passages.add(new Passage(begin, end ? tag.end() : tag.start()));
      }
      begin = end ? -1 : tag.start();
      name = tag.group(2);
    }
    if (begin >= 0 && passages.size() < most) {
      passages.add(new Passage(begin, source.length()));
    }
    return passages;
  }

  /** The entry with what most often breaks XML put right; CDATA sections keep their content. */
  static String repaired(String entry) {
    String clean = FORBIDDEN.matcher(entry).replaceAll("");
    StringBuilder out = new StringBuilder(clean.length() + 64);
    int at = 0;
    for (int start = clean.indexOf(CDATA); start >= 0; start = clean.indexOf(CDATA, at)) {
      int end = clean.indexOf(CDATA_END, start);
      if (end < 0) {
        break;
      }
      out.append(escaped(clean.substring(at, start)));
      at = end + CDATA_END.length();
      out.append(clean, start, at);
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
