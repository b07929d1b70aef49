package dateline.ingest.format.lenient;

import java.util.Map;

/**
 * Cuts a text into tags and characters, whatever it holds: what is no tag is characters, what is
 * left open ends where the next tag starts. One pass from front to back, without recursion.
 * Comments, instructions and the DOCTYPE are passed over; nothing outside of the text is ever read.
 */
final class XmlTokens {

  /** What a token is. */
  enum Kind {
    START,
    EMPTY,
    END,
    TEXT,
    CDATA
  }

  private static final String CDATA = "<![CDATA[";

  private final String text;
  private final Finder comments;
  private final Finder sections;
  private final Finder quotes;
  private final Finder apostrophes;
  private final Finder tags;
  private final Finder ends;
  private final Finder instructions;
  private boolean doctypeSeen;
  private References references = new References(Map.of());
  private int at;
  private Kind kind = Kind.TEXT;
  private int start;
  private int end;
  private int from;
  private int to;
  private XmlAttributes attributes = XmlAttributes.NONE;

  XmlTokens(String text) {
    this.text = text;
    this.comments = new Finder(text, "-->");
    this.sections = new Finder(text, "]]>");
    this.quotes = new Finder(text, "\"");
    this.apostrophes = new Finder(text, "'");
    this.tags = new Finder(text, "<");
    this.ends = new Finder(text, ">");
    this.instructions = new Finder(text, "?>");
  }

  /** Goes to the next token; false behind the last one. */
  boolean next() {
    while (at < text.length()) {
      start = at;
      if (text.charAt(at) != '<') {
        characters(tags.next(at + 1));
        return true;
      }
      if (tag()) {
        return true;
      }
    }
    start = at;
    return false;
  }

  Kind kind() {
    return kind;
  }

  /** Where the token starts in the text. */
  int start() {
    return start;
  }

  /** Where it ends. */
  int end() {
    return end;
  }

  /** A tag's name as written. */
  String name() {
    return text.substring(from, to);
  }

  /** Whether the tag has this name. */
  boolean isNamed(String name) {
    return name.length() == to - from && text.startsWith(name, from);
  }

  XmlAttributes attributes() {
    return attributes;
  }

  /** Characters, with references resolved where they count. */
  String characters() {
    String raw = text.substring(from, to);
    return kind == Kind.CDATA ? References.allowed(raw) : references.resolved(raw);
  }

  /** Whether what the token says is nothing but white space. */
  boolean isBlank() {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) > ' ') {
        return false;
      }
    }
    return true;
  }

  private void characters(int until) {
    kind = Kind.TEXT;
    from = start;
    to = until;
    end = until;
    at = until;
  }

  /** Reads what starts with a {@code <}; false if it was passed over. */
  private boolean tag() {
    char c = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if (isNameStart(c)) {
      startTag();
      return true;
    }
    return switch (c) {
      case '/' -> endTag();
      case '?' -> pass(instructions.next(at), 2);
      case '!' -> declaration();
      default -> {
        characters(tags.next(at + 1));
        yield true;
      }
    };
  }

  private boolean pass(int found, int length) {
    // Without an end it is no more than its own first characters.
    at = found == text.length() ? Math.min(at + 2, found) : found + length;
    return false;
  }

  private boolean declaration() {
    if (text.startsWith("<!--", at)) {
      int found = comments.next(at + 4);
      at = found == text.length() ? at + 4 : found + 3;
      return false;
    }
    if (text.startsWith(CDATA, at)) {
      int found = sections.next(at);
      boolean open = found == text.length();
      kind = Kind.CDATA;
      from = at + CDATA.length();
      to = open ? Math.max(from, Math.min(found, closing(from))) : found;
      end = open ? to : found + 3;
      at = end;
      return true;
    }
    return doctype();
  }

  /** Where a CDATA section ends that nobody has ended: at the next end tag. */
  private int closing(int behind) {
    int found = text.indexOf("</", behind);
    return found < 0 ? text.length() : found;
  }

  private boolean doctype() {
    int close = ends.next(at);
    if (doctypeSeen) {
      return pass(close, 1);
    }
    doctypeSeen = true;
    int bracket = text.indexOf('[', at);
    int subsetEnd = bracket >= 0 && bracket < close ? text.indexOf(']', bracket) : -1;
    if (subsetEnd < 0) {
      return pass(close, 1);
    }
    references = new References(Doctype.entities(text, bracket, subsetEnd));
    return pass(ends.next(subsetEnd), 1);
  }

  private boolean endTag() {
    int i = nameEnd(at + 2);
    if (i == at + 2) {
      at = Math.min(Math.min(ends.next(at) + 1, text.length()), tags.next(at + 1));
      return false;
    }
    kind = Kind.END;
    from = at + 2;
    to = i;
    while (i < text.length() && text.charAt(i) != '>' && text.charAt(i) != '<') {
      i++;
    }
    end = i < text.length() && text.charAt(i) == '>' ? i + 1 : i;
    at = end;
    return true;
  }

  private void startTag() {
    int i = nameEnd(at + 1);
    from = at + 1;
    to = i;
    kind = Kind.START;
    attributes = XmlAttributes.NONE;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '>') {
        i++;
        break;
      }
      if (c == '<') {
        break;
      }
      if (c == '/' && i + 1 < text.length() && text.charAt(i + 1) == '>') {
        kind = Kind.EMPTY;
        i += 2;
        break;
      }
      i = isNameStart(c) ? attribute(i) : i + 1;
    }
    end = i;
    at = i;
  }

  private int attribute(int nameStart) {
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

  private int nameEnd(int i) {
    int behind = i;
    while (behind < text.length() && isName(text.charAt(behind))) {
      behind++;
    }
    return behind;
  }

  private static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':' || c >= 0xC0;
  }

  private static boolean isName(char c) {
    return isNameStart(c) || c >= '0' && c <= '9' || c == '-' || c == '.' || c == 0xB7;
  }

  /** Looks for a text ahead, each stretch once, however often it is asked for. */
  private static final class Finder {
    private final String text;
    private final String sought;
    private int found = -1;

    Finder(String text, String sought) {
      this.text = text;
      this.sought = sought;
    }

    /** The first place from here on; the text's length if there is none. */
    int next(int from) {
      if (found < from) {
        int place = text.indexOf(sought, from);
        found = place < 0 ? text.length() : place;
      }
      return found;
    }
  }
}
