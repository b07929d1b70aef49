package dateline.ingest.refresh;

import java.time.Instant;
import java.util.List;

/**
 * What was read of a feed's document.
 *
 * @param sighting its items against the memory of the feed
 * @param times what the new items say of when they were published; those that say it
 * @param broken entries that could not be read
 * @param hints how often the feed wants to be asked
 */
public record Harvest(Sighting sighting, List<Instant> times, int broken, FeedHints hints) {

  public Harvest {
    times = List.copyOf(times);
  }

  /** Items that could be read. */
  int items() {
    return sighting.novelties().size();
  }

  /** Items that were never seen before. */
  int news() {
    return sighting.count(Sighting.Novelty.NEW);
  }
}
