package dateline.ingest.format.lenient;

/** Reads the attributes of tags, whether or not their values are quoted, and the quotes closed. */
final class AttributeReader {

  private final String text;
  private final Finder quotes;
  private final Finder apostrophes;
  private final Finder tags;
  private final Finder ends;
  private XmlAttributes attributes = XmlAttributes.NONE;

  AttributeReader(String text, Finder tags, Finder ends) {
    this.text = text;
    this.quotes = new Finder(text, "\"");
    this.apostrophes = new Finder(text, "'");
    this.tags = tags;
    this.ends = ends;
  }

  /** Begins another tag. */
  void nextTag() {
    attributes = XmlAttributes.NONE;
  }

  /** The attributes of the tag so far. */
  XmlAttributes attributes() {
    return attributes;
  }

  /** Reads the attribute that starts here; says where it ends. */
  int read(int nameStart, References references) {
    int nameEnd = nameEnd(nameStart);
    int i = blank(nameEnd);
    if (i >= text.length() || text.charAt(i) != '=') {
      return nameEnd;
    }
    i = blank(i + 1);
    if (i >= text.length()) {
      return i;
    }
    char quote = text.charAt(i);
    int valueStart = quote == '"' || quote == '\'' ? i + 1 : i;
    int valueEnd = valueStart == i ? unquoted(i) : quoted(valueStart, quote);
    String value = references.resolved(text.substring(valueStart, valueEnd));
    attributes = attributes.with(text.substring(nameStart, nameEnd), value);
    boolean closed = valueStart > i && valueEnd < text.length() && text.charAt(valueEnd) == quote;
    return closed ? valueEnd + 1 : valueEnd;
  }

  /** Ends at its quote; one that is left open ends with the tag. */
  private int quoted(int valueStart, char quote) {
    int close = (quote == '"' ? quotes : apostrophes).next(valueStart);
    int tag = tags.next(valueStart);
    if (close < tag) {
      return close;
    }
    int tagEnd = Math.min(ends.next(valueStart), tag);
    return tagEnd < tag || close == text.length() ? tagEnd : close;
  }

  private int unquoted(int i) {
    int end = i;
    while (end < text.length() && text.charAt(end) > ' ' && "<>".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end > i && end < text.length() && text.charAt(end) == '>' && text.charAt(end - 1) == '/'
        ? end - 1
        : end;
  }

  private int blank(int i) {
    int behind = i;
    while (behind < text.length() && text.charAt(behind) <= ' ') {
      behind++;
    }
    return behind;
  }

  /** Where a name ends that starts here. */
  int nameEnd(int i) {
    int behind = i;
    while (behind < text.length() && isName(text.charAt(behind))) {
      behind++;
    }
    return behind;
  }

  static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':' || c >= 0xC0;
  }

  static boolean isName(char c) {
    return isNameStart(c) || c >= '0' && c <= '9' || c == '-' || c == '.' || c == 0xB7;
  }
}
