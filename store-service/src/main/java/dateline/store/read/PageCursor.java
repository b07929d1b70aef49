package dateline.store.read;

import java.util.Base64;
import org.bson.types.ObjectId;

/** Where a page of a list ends, as an opaque text. */
final class PageCursor {

  private static final int LENGTH = 16;

  private PageCursor() {}

  static String encode(ObjectId order) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(order.toByteArray());
  }

  /** Reads a cursor that a page gave; anything else is a problem that names {@code cursor}. */
  static ObjectId decode(String cursor) {
    try {
      if (cursor.length() == LENGTH) {
        return new ObjectId(Base64.getUrlDecoder().decode(cursor));
      }
    } catch (IllegalArgumentException e) {
      throw Problems.invalid("cursor", "not one that a page gave");
    }
    throw Problems.invalid("cursor", "not one that a page gave");
  }
}
