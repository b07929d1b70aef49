package dateline.ingest.format.lenient;

/** Looks for a text ahead, each stretch once, however often it is asked for. */
final class Finder {

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
