package dateline.ingest.format.lenient;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a DOCTYPE says that is safe to know: internal entities that stand for a short plain text.
 * External ones, parameter entities and those that refer to others are as if they weren't declared,
 * so that nothing is fetched and nothing multiplies.
 */
final class Doctype {

  private static final int MOST = 300;
  private static final int FARTHEST = 65_536;
  private static final Pattern ENTITY =
      Pattern.compile(
          "<!ENTITY\\s+([A-Za-z_][\\w.-]{0,31})\\s+(?:\"([^\"<%]{0,256})\"|'([^'<%]{0,256})')\\s*>");

  private Doctype() {}

  /** The entities that are declared between two places of a text. */
  static Map<String, String> entities(String text, int start, int end) {
    Map<String, String> entities = new HashMap<>();
    Matcher entity = ENTITY.matcher(text).region(start, Math.min(end, start + FARTHEST));
    References characters = new References(Map.of());
    while (entities.size() < MOST && entity.find()) {
      String value = entity.group(2) != null ? entity.group(2) : entity.group(3);
      String plain = characters.resolved(value);
      // What is left of an ampersand would be a reference once more.
      if (plain.indexOf('&') < 0 && plain.indexOf('<') < 0) {
        entities.putIfAbsent(entity.group(1), plain);
      }
    }
    return entities;
  }
}
