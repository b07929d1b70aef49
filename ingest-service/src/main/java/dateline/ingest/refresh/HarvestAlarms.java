package dateline.ingest.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a feed's documents, and their staying away, tell of its health. */
final class HarvestAlarms {

  /** How long a gap in the window is shown: what was missed stays missed. */
  private static final Duration GAP_SHOWN = Duration.ofHours(24);

  private static final int LOSS = 4;

  private final double silenceFactor;

  HarvestAlarms(double silenceFactor) {
    this.silenceFactor = silenceFactor;
  }

  /** After a document was read: of the state before it. */
  Alarms after(PollState before, Harvest harvest, Instant now) {
    Alarms alarms = before.alarms();
    alarms = harvest.news() > 0 ? alarms.clear(Alarm.Kind.SILENCE) : alarms;
    return gap(loss(alarms, before, harvest, now), harvest, now);
  }

  /** What the clock alone tells. */
  Alarms silence(PollState state, Instant now) {
    Optional<Duration> odd = state.cadence().oddSilence(silenceFactor);
    Optional<Duration> silence = state.cadence().latest().map(l -> Duration.between(l, now));
    if (odd.isEmpty() || silence.isEmpty() || silence.get().compareTo(odd.get()) <= 0) {
      return state.alarms();
    }
    String usual = state.cadence().usual().map(HarvestAlarms::words).orElse("unknown");
    String reason =
        "No new item for %s; the usual gap is %s, odd from %s on."
            .formatted(words(silence.get()), usual, words(odd.get()));
    return state.alarms().raise(Alarm.Kind.SILENCE, now, reason);
  }

  /** How many items documents usually hold, the newest one counted in. */
  static int usualItems(int usual, int items) {
    if (usual == 0) {
      return items;
    }
    // A loss must not become the usual too soon, nor stay an alarm for ever.
    double weight = items * LOSS < usual ? 0.05 : 0.2;
    double next = usual + weight * (items - usual);
    return (int) (items < usual ? Math.floor(next) : Math.ceil(next));
  }

  static String words(Duration time) {
    if (time.toHours() >= 48) {
      return time.toDays() + " days";
    }
    if (time.toMinutes() >= 120) {
      return time.toHours() + " hours";
    }
    return time.toSeconds() >= 120 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
  }

  private static Alarms loss(Alarms alarms, PollState before, Harvest harvest, Instant now) {
    int usual = before.checks().usualItems();
    if (harvest.broken() > 0) {
      String reason =
          "%d of %d entries can't be read."
              .formatted(harvest.broken(), harvest.broken() + harvest.items());
      return alarms.raise(Alarm.Kind.PARSE_LOSS, now, reason);
    }
    if (usual >= LOSS && harvest.items() * LOSS < usual) {
      String reason = "%d items where there are usually %d.".formatted(harvest.items(), usual);
      return alarms.raise(Alarm.Kind.PARSE_LOSS, now, reason);
    }
    return alarms.clear(Alarm.Kind.PARSE_LOSS);
  }

  private static Alarms gap(Alarms alarms, Harvest harvest, Instant now) {
    if (!harvest.sighting().overlaps() && harvest.news() > 0) {
      String reason =
          "None of %d items was in the documents before: items between them may be missing."
              .formatted(harvest.items());
      return alarms.raise(Alarm.Kind.WINDOW_GAP, now, reason);
    }
    boolean shown =
        alarms
            .get(Alarm.Kind.WINDOW_GAP)
            .filter(a -> Duration.between(a.since(), now).compareTo(GAP_SHOWN) < 0)
            .isPresent();
    return shown ? alarms : alarms.clear(Alarm.Kind.WINDOW_GAP);
  }
}
