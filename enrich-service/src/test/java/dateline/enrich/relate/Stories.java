package dateline.enrich.relate;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Texts for the window's tests. */
final class Stories {

  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  static final String BRIDGE =
      "The suspension bridge at Halvik closed to lorries on Monday after inspectors found two"
          + " cracked hangers above the eastern tower. Engineers from the coastal road directorate"
          + " said the bridge could carry cars and buses while new steel is cast in Trondheim, which"
          + " may take six weeks. Hauliers face a detour of ninety kilometres around the fjord, and"
          + " the fish processing plant on the island has hired a barge to keep its exports moving."
          + " Mayor Solveig Strand asked the ministry to pay for the barge, saying the municipality"
          + " had warned of corrosion three years ago.";

  static final String BRIDGE_RETOLD =
      "Cracked hangers force lorries off the Halvik suspension bridge. Solveig Strand, the mayor,"
          + " wants the state to carry the cost of a barge for the island's fish exports. The"
          + " municipality says it reported corrosion long ago. Cars may cross while new hangers are"
          + " made in Trondheim.";

  static final String TENNIS =
      "Top seed Irena Vasile needed three sets to beat a qualifier on the clay of Constanta. She"
          + " saved four match points in the second set and then ran away with the third. The final"
          + " is on Sunday against the winner of a late match that rain had stopped twice.";

  private Stories() {}

  static Entry entry(String uri, String headline, String text, String... names) {
    return new Entry(uri, "feed-" + uri, headline, "en", NOON, text, List.of(names));
  }

  static Entry at(Entry entry, Instant time) {
    return new Entry(
        entry.uri(),
        entry.feed(),
        entry.headline(),
        entry.language(),
        time,
        entry.text(),
        entry.names());
  }

  /** The text with a share of its words replaced. */
  static String edited(String text, double share, long seed) {
    Random random = new Random(seed);
    StringBuilder edited = new StringBuilder();
    for (String word : text.split(" ")) {
      edited.append(random.nextDouble() < share ? "w" + random.nextInt(1000) : word).append(' ');
    }
    return edited.toString();
  }

  /** Prose of made-up words that follow Zipf's law, as a crowd around the tested article. */
  static String filler(long seed, int words) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      int rank = (int) Math.exp(random.nextDouble() * Math.log(60_000));
      text.append(Integer.toString(rank * 7919 + 46_656, 36)).append(' ');
    }
    return text.toString();
  }
}
