package dateline.enrich.tag;

import java.util.Locale;

/** Kinds of tags that this package finds, after IPTC ninjs 3. */
public enum TagKind {
  SUBJECT,
  PERSON,
  ORGANISATION,
  PLACE,
  KEYWORD;

  /** The kind as the contract spells it: {@code organisation}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a contract's word; a word of no kind here is a subject. */
  static TagKind of(String wire) {
    for (TagKind kind : values()) {
      if (kind.wire().equalsIgnoreCase(wire)) {
        return kind;
      }
    }
    return SUBJECT;
  }
}
