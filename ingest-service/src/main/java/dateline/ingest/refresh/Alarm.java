package dateline.ingest.refresh;

import java.time.Instant;

/**
 * Something about a feed that a person should look at.
 *
 * @param kind what
 * @param since since when it holds
 * @param reason in one sentence, with the figures
 */
public record Alarm(Kind kind, Instant since, String reason) {

  /** What can be wrong with a feed. */
  public enum Kind {
    /** No new item for much longer than usual. */
    SILENCE,
    /** A document shared no item with those before: items may have been missed between them. */
    WINDOW_GAP,
    /** The document can't be read, or far fewer of its items than usual. */
    PARSE_LOSS,
    /** 410: not polled any more. */
    GONE,
    /** A permanent redirect: polled at the new address from now on. */
    MOVED,
    /** Polls have failed for long. */
    FAILING
  }
}
