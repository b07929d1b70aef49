package dateline.ingest.websub;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link of a {@code Link} header (RFC 8288). What is malformed is passed over.
 *
 * @param target the address as written
 * @param rels its relations in lower case
 */
record LinkHeader(String target, Set<String> rels) {

  private static final int LONGEST = 16 * 1024;
  private static final Pattern LINK =
      Pattern.compile(
          "<([^<>]*)>((?:\\s*;\\s*[^\\s=;,]+(?:\\s*=\\s*(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s\",;]*))?)*+)");
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([^\\s=;,]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s\",;]*))");

  /** The links of all values of the header that are about the document itself. */
  static List<LinkHeader> of(List<String> values) {
    List<LinkHeader> links = new ArrayList<>();
    for (String value : values) {
      if (value.length() > LONGEST) {
        continue;
      }
      Matcher link = LINK.matcher(value);
      while (link.find()) {
        String rel = "";
        boolean elsewhere = false;
        Matcher parameter = PARAMETER.matcher(link.group(2));
        while (parameter.find()) {
          String name = parameter.group(1).toLowerCase(Locale.ROOT);
          String text = parameter.group(2) != null ? parameter.group(2) : parameter.group(3);
          // Only the first counts (section 3.3).
          rel = name.equals("rel") && rel.isEmpty() ? text : rel;
          elsewhere |= name.equals("anchor");
        }
        if (!elsewhere && !rel.isBlank()) {
          links.add(
              new LinkHeader(
                  link.group(1).strip(),
                  Set.copyOf(
                      List.of(rel.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream()
                          .distinct()
                          .toList())));
        }
      }
    }
    return links;
  }
}
