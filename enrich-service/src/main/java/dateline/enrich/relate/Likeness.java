package dateline.enrich.relate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the lines between same text, same story and neither are drawn. */
final class Likeness {

  /** Estimated Jaccard similarity of word shingles from which texts are copies. */
  static final double SAME_TEXT = 0.8;

  /** Share of the shorter text that the longer one has, from which it is a cut-down copy. */
  static final double CONTAINED = 0.85;

  /** Likeness from which texts tell one story. */
  static final double SAME_STORY = 0.2;

  /** Fewer shingles are a headline or a stock phrase. */
  static final int FEWEST_SHINGLES = 10;

  /** Texts in two languages need so many names in common. */
  static final int FEWEST_NAMES = 2;

  /** What likeness by names alone counts against likeness by names and words. */
  static final double NAMES_ONLY = 0.6;

  private static final int FEWEST_CONTAINED = 25;
  private static final int MOST_TEXTS = 20;
  private static final int MOST_STORIES = 10;

  private Likeness() {}

  static Optional<RelationKind> relation(SketchIndex.Match match, Duration apart) {
    if (match.overlap() > 0) {
      return Optional.of(RelationKind.SAME_TEXT);
    }
    return story(match, apart) >= SAME_STORY
        ? Optional.of(RelationKind.SAME_STORY)
        : Optional.empty();
  }

  /**
   * The overlap of two texts if they are copies, else 0.
   *
   * @param jaccard estimated similarity
   * @param a shingles of one text
   * @param b shingles of the other
   */
  static double copy(double jaccard, int a, int b) {
    int shorter = Math.min(a, b);
    if (shorter < FEWEST_SHINGLES) {
      return 0;
    }
    if (jaccard >= SAME_TEXT) {
      return Math.min(1, jaccard);
    }
    double contained = jaccard * (a + b) / ((1 + jaccard) * shorter);
    return shorter >= FEWEST_CONTAINED && contained >= CONTAINED ? Math.min(1, contained) : 0;
  }

  /** Likeness of two texts, less for each day between them. */
  static double story(SketchIndex.Match match, Duration apart) {
    double days = apart.toMinutes() / 1440.0;
    return match.cosine() * (0.85 + 0.15 * Math.exp(-days));
  }

  static List<String> evidence(RelationKind kind, SketchIndex.Match match) {
    List<String> evidence = new ArrayList<>();
    if (kind == RelationKind.SAME_TEXT) {
      evidence.add(
          String.format(
              Locale.ROOT,
              match.contained()
                  ? "%.0f %% of the shorter text"
                  : "%.0f %% of word sequences shared",
              100 * match.overlap()));
    }
    match.shared().get().forEach(word -> evidence.add("shared: " + word));
    return evidence;
  }

  /** How many relations of a kind an article shows at most. */
  static int most(RelationKind kind) {
    return kind == RelationKind.SAME_TEXT ? MOST_TEXTS : MOST_STORIES;
  }
}
