package dateline.ingest.format.lenient;

import java.nio.charset.Charset;
import java.util.Map;
import org.jsoup.nodes.Entities;

/**
 * Resolves references to characters and entities. Feeds use HTML's names without declaring them,
 * and write bare ampersands: what is no reference stands for itself. What a DOCTYPE declares counts
 * where it is plain text, within a bound on all of the document.
 */
final class References {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int LONGEST = 33;

  /** Characters that a document's own entities may add to it. */
  private static final int MOST_ADDED = 65_536;

  private final Map<String, String> declared;
  private int added;

  References(Map<String, String> declared) {
    this.declared = declared;
  }

  /** The text with its references resolved, and without the characters that XML forbids. */
  String resolved(String text) {
    int ampersand = text.indexOf('&');
    if (ampersand < 0) {
      return allowed(text);
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (ampersand >= 0) {
      out.append(text, at, ampersand);
      at = append(text, ampersand, out);
      ampersand = text.indexOf('&', at);
    }
    return allowed(out.append(text, at, text.length()).toString());
  }

  /** Appends what the reference at a place stands for; the offset behind it. */
  private int append(String text, int ampersand, StringBuilder out) {
    int end = ampersand + 1;
    int limit = Math.min(text.length(), ampersand + 1 + LONGEST);
    while (end < limit && isName(text.charAt(end))) {
      end++;
    }
    if (end == ampersand + 1 || end >= text.length() || text.charAt(end) != ';') {
      out.append('&');
      return ampersand + 1;
    }
    String name = text.substring(ampersand + 1, end);
    if (name.charAt(0) == '#' ? appendCharacter(name, out) : appendEntity(name, out)) {
      return end + 1;
    }
    out.append('&');
    return ampersand + 1;
  }

  private static boolean isName(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '#'
        || c == '_'
        || c == '-'
        || c == '.';
  }

  private static boolean appendCharacter(String name, StringBuilder out) {
    boolean hexadecimal = name.length() > 1 && (name.charAt(1) | 0x20) == 'x';
    int code;
    try {
      code = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
    } catch (NumberFormatException e) {
      return false;
    }
    if (code < 0 || code > Character.MAX_CODE_POINT) {
      return false;
    }
    out.appendCodePoint(code);
    return true;
  }

  private boolean appendEntity(String name, StringBuilder out) {
    String own = declared.get(name);
    if (own != null && added + own.length() <= MOST_ADDED) {
      added += own.length();
      out.append(own);
      return true;
    }
    String character = Entities.getByName(name);
    out.append(character);
    return !character.isEmpty();
  }

  /** Without what XML 1.0 forbids (section 2.2) and without halves of surrogate pairs. */
  static String allowed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' || c > '~') && (isForbidden(text, i) || isControl(c))) {
        return cleaned(text, i);
      }
    }
    return text;
  }

  private static String cleaned(String text, int from) {
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        // Line ends are line feeds (XML section 2.11).
        if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
          out.append('\n');
        }
      } else if (isControl(c)) {
        out.append(ofWindows(c));
      } else if (!isForbidden(text, i)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /**
   * A control character of ISO 8859: meant as windows-1252's character in its place, and read so by
   * browsers (HTML, numeric character reference end state).
   */
  private static boolean isControl(char c) {
    return c >= '\u0080' && c <= '\u009F';
  }

  private static String ofWindows(char c) {
    return new String(new byte[] {(byte) c}, WINDOWS);
  }

  private static boolean isForbidden(String text, int i) {
    char c = text.charAt(i);
    if (c < '\uD800') {
      return c < ' ' && c != '\t' && c != '\n';
    }
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c >= '\uFFFE';
  }
}
