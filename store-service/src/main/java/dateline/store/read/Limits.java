package dateline.store.read;

/** The parameter {@code limit}. */
final class Limits {

  private static final int DEFAULT = 20;
  private static final int MOST = 100;

  private Limits() {}

  /** From 1 to 100, 20 where none is given; anything else is a problem that names it. */
  static int read(String value) {
    if (value == null) {
      return DEFAULT;
    }
    try {
      int limit = Integer.parseInt(value.strip());
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw Problems.invalid("limit", "not a number");
    }
    throw Problems.invalid("limit", "from 1 to " + MOST);
  }
}
