package dateline.bench;

import dateline.bench.measure.Latencies;

/**
 * How long kills took behind one backlog.
 *
 * @param place in front of which service the backlog was
 * @param pushedToWithdrawn from the push to the committed withdrawal
 * @param pushedToGone from the push until no read path gave the text
 * @param leastBacklog the smallest backlog at any push
 * @param mostBacklog the largest
 * @param survivors kills after which text was still there at the time limit, or again at the end
 */
record KillLatencies(
    String place,
    Latencies pushedToWithdrawn,
    Latencies pushedToGone,
    long leastBacklog,
    long mostBacklog,
    int survivors) {

  /** In milliseconds: what the median may be. */
  static final double MARK = 2_000;

  /** Whether the text of all was gone, of half of them in time. */
  boolean isSound() {
    return survivors == 0 && pushedToGone.count() > 0 && pushedToGone.millis(50) <= MARK;
  }

  String text() {
    return """
        Backlog in front of %s: %d to %d unread at the push of a kill; %d kills, %d survivors
          push -> withdrawal in Kafka      %6.0f ms median, %6.0f ms maximum (%d seen)
          push -> no read path has text    %6.0f ms median, %6.0f ms maximum (%d; goal below %.0f)
        """
        .formatted(
            place,
            leastBacklog,
            mostBacklog,
            pushedToGone.count() + survivors,
            survivors,
            pushedToWithdrawn.millis(50),
            pushedToWithdrawn.maxMillis(),
            pushedToWithdrawn.count(),
            pushedToGone.millis(50),
            pushedToGone.maxMillis(),
            pushedToGone.count(),
            MARK);
  }
}
