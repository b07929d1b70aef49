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
  private final Finder tags;
  private final Finder ends;
  private final Finder instructions;
  private final AttributeReader attributes;
  private boolean doctypeSeen;
  private References references = new References(Map.of());
  private int at;
  private Kind kind = Kind.TEXT;
  private int start;
  private int end;
  private int from;
  private int to;

  XmlTokens(String text) {
    this.text = text;
    this.comments = new Finder(text, "-->");
    this.sections = new Finder(text, "]]>");
    this.tags = new Finder(text, "<");
    this.ends = new Finder(text, ">");
    this.instructions = new Finder(text, "?>");
    this.attributes = new AttributeReader(text, tags, ends);
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
    return attributes.attributes();
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
    if (AttributeReader.isNameStart(c)) {
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
    int i = attributes.nameEnd(at + 2);
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
    int i = attributes.nameEnd(at + 1);
    from = at + 1;
    to = i;
    kind = Kind.START;
    attributes.nextTag();
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
      i = AttributeReader.isNameStart(c) ? attributes.read(i, references) : i + 1;
    }
    end = i;
    at = i;
  }
}
