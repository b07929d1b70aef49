package dateline.ingest.poll;

import dateline.ingest.format.Entry;
import dateline.ingest.refresh.Harvest;
import dateline.ingest.refresh.Sighting;
import dateline.ingest.refresh.Sighting.Novelty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A document's items with those of its archive pages, and what the feed's memory says of them.
 *
 * @param text the items
 * @param sighting what the memory says
 * @param own how many of them, from the first on, are the document's
 */
record Seen(FeedText text, Sighting sighting, int own) {

  /**
   * What could not be read is no item of the feed, but is remembered like one. What archive pages
   * hold says nothing about how many items the feed's document usually has.
   */
  Harvest harvest() {
    List<Novelty> sound = new ArrayList<>();
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < text.entries().size(); i++) {
      Entry entry = text.entries().get(i);
      Novelty novelty = sighting.novelties().get(i);
      if (entry instanceof Entry.Sound && i < own) {
        sound.add(novelty);
      }
      if (novelty == Novelty.NEW) {
        ItemTimes.of(entry).ifPresent(times::add);
      }
    }
    Sighting known = new Sighting(sound, sighting.overlaps(), sighting.next());
    return new Harvest(known, times, own - sound.size(), text.hints());
  }
}
