package dateline.ingest.format;

/**
 * Something wrong in an item.
 *
 * @param pointer where: a JSON Pointer (RFC 6901), or an element's path; empty for the whole item
 * @param message what, for a person
 */
public record Fault(String pointer, String message) {

  private static final int LONGEST = 500;

  public Fault {
    pointer = cut(pointer);
    message = cut(message);
  }

  /** Names and values of the item get into both, however long they are. */
  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
