package dateline.ingest.publish;

import java.util.Locale;

/** How a document reached us. */
public enum Transport {
  /** The provider sent it. */
  PUSH,
  /** We fetched it. */
  POLL,
  /** A hub sent it (W3C WebSub). */
  WEBSUB,
  /** It was left in a directory. */
  FILE;

  /** The contract's word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
