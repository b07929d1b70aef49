package dateline.enrich.relate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Finds the slots whose sketches are like a given one. Lists of common terms are read only as far
 * as their newest entries, so a question costs about the same whatever the window holds. Not safe
 * for use by several threads.
 */
final class SketchIndex {

  /** Terms kept of an article: the ones that say the most. */
  static final int TERMS = 56;

  private static final int NEWEST = 80;
  private static final int MOST_TERMS_ASKED = 24;

  /**
   * Entries read for one question over all terms. In news the terms that say the most are rare and
   * need fewer; where all are common, reading on finds no better candidates and costs a cache miss
   * an entry.
   */
  private static final int MOST_READ = 600;

  private static final int MOST_COMPARED = 30;
  private static final int SHARED_SHOWN = 6;

  /**
   * A slot and how like it is.
   *
   * @param slot whose
   * @param overlap share of the text in common if one is a copy, else 0
   * @param contained whether the copy is a shortened one
   * @param cosine likeness by words and names, from 0 to 1
   * @param shared gives the words and names in common that say the most; ask before the index
   *     changes
   */
  record Match(
      int slot, double overlap, boolean contained, double cosine, Supplier<List<String>> shared) {}

  private final IntPostings bands;
  private final IntPostings terms;
  private final byte[][] signatures;
  private final int[] shingles;
  private final byte[][] weights;
  private final float[] norms;
  private final float[] nameNorms;
  private final String[] languages;
  private final float[] scores;
  private final int[] touched = new int[(MOST_TERMS_ASKED + Sketcher.BANDS) * NEWEST];
  private int size;

  SketchIndex(int capacity) {
    this.bands = new IntPostings(capacity, Sketcher.BANDS);
    this.terms = new IntPostings(capacity, TERMS);
    this.signatures = new byte[capacity][];
    this.shingles = new int[capacity];
    this.weights = new byte[capacity][];
    this.norms = new float[capacity];
    this.nameNorms = new float[capacity];
    this.languages = new String[capacity];
    this.scores = new float[capacity];
  }

  void add(int slot, Sketch sketch, Ranked ranked) {
    byte[] kept = new byte[ranked.count];
    for (int i = 0; i < ranked.count; i++) {
      terms.add(slot, i, sketch.terms()[ranked.order[i]]);
      byte weight = sketch.weights()[ranked.order[i]];
      kept[i] = ranked.order[i] < sketch.names() ? (byte) -weight : weight;
    }
    for (int i = 0; i < Sketcher.BANDS; i++) {
      bands.add(slot, i, sketch.bands()[i]);
    }
    signatures[slot] = sketch.signature();
    shingles[slot] = sketch.shingles();
    weights[slot] = kept;
    norms[slot] = ranked.norm;
    nameNorms[slot] = ranked.nameNorm;
    languages[slot] = sketch.language().intern();
    size++;
  }

  void remove(int slot) {
    for (int i = 0; i < weights[slot].length; i++) {
      terms.remove(slot, i);
    }
    for (int i = 0; i < Sketcher.BANDS; i++) {
      bands.remove(slot, i);
    }
    signatures[slot] = null;
    weights[slot] = null;
    size--;
  }

  long bytes() {
    return bands.bytes()
        + terms.bytes()
        + (long) size * (Sketcher.POLICY.getSignatureSizeInBytes() + 16 + TERMS + 16)
        + 20L * scores.length;
  }

  /** The slots most like a sketch, without one's own (-1 for none). */
  List<Match> similar(Sketch sketch, Ranked ranked, int self) {
    int[] candidates = candidates(sketch, ranked, self);
    Positions position = new Positions();
    for (int i = 0; i < ranked.count; i++) {
      position.put(sketch.terms()[ranked.order[i]], i);
    }
    List<Match> matches = new ArrayList<>();
    for (int slot : candidates) {
      matches.add(compare(sketch, ranked, position, slot));
    }
    return matches;
  }

  /** A sketch's terms by how much they say in this window. */
  record Ranked(int[] order, int count, float[] values, float norm, float nameNorm) {}

  Ranked rank(Sketch sketch) {
    int length = sketch.terms().length;
    float[] value = new float[length];
    long[] keyed = new long[length];
    for (int i = 0; i < length; i++) {
      value[i] = sketch.weights()[i] / 8f * idf(sketch.terms()[i]);
      keyed[i] = ((long) (Integer.MAX_VALUE - Float.floatToIntBits(value[i])) << 32) | i;
    }
    Arrays.sort(keyed);
    int count = Math.min(TERMS, length);
    int[] order = new int[count];
    float[] values = new float[count];
    double squares = 0;
    double nameSquares = 0;
    for (int i = 0; i < count; i++) {
      order[i] = (int) keyed[i];
      values[i] = value[order[i]];
      squares += values[i] * values[i];
      nameSquares += order[i] < sketch.names() ? values[i] * values[i] : 0;
    }
    return new Ranked(
        order, count, values, (float) Math.sqrt(squares), (float) Math.sqrt(nameSquares));
  }

  /** A small window knows little about what is rare: it is counted as if it had some more texts. */
  private float idf(int term) {
    return (float) Math.log(1 + (size + 100.0) / (terms.count(term) + 1.0));
  }

  private int[] candidates(Sketch sketch, Ranked ranked, int self) {
    int count = 0;
    int left = MOST_READ;
    for (int i = 0; i < Math.min(ranked.count, MOST_TERMS_ASKED); i++) {
      int node = terms.first(sketch.terms()[ranked.order[i]]);
      for (int n = Math.min(NEWEST, left); node >= 0 && n > 0; n--, node = terms.next(node)) {
        count = touch(count, terms.slotOf(node), ranked.values[i]);
        left--;
      }
    }
    for (int i = 0; i < Sketcher.BANDS; i++) {
      int node = bands.first(sketch.bands()[i]);
      for (int n = 0; node >= 0 && n < NEWEST; n++, node = bands.next(node)) {
        count = touch(count, bands.slotOf(node), 1000);
      }
    }
    int[] found = best(count, self);
    for (int i = 0; i < count; i++) {
      scores[touched[i]] = 0;
    }
    return found;
  }

  private int touch(int count, int slot, float value) {
    int grown = count;
    if (scores[slot] == 0) {
      touched[grown++] = slot;
    }
    scores[slot] += value;
    return grown;
  }

  /** The touched slots with the highest scores, by insertion into a short sorted list. */
  private int[] best(int count, int self) {
    int[] best = new int[MOST_COMPARED];
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int slot = touched[i];
      float score = scores[slot];
      if (slot == self || (kept == MOST_COMPARED && scores[best[kept - 1]] >= score)) {
        continue;
      }
      int at = kept == MOST_COMPARED ? kept - 1 : kept++;
      while (at > 0 && scores[best[at - 1]] < score) {
        best[at] = best[at - 1];
        at--;
      }
      best[at] = slot;
    }
    return Arrays.copyOf(best, kept);
  }

  private Match compare(Sketch sketch, Ranked ranked, Positions position, int slot) {
    double jaccard = Sketcher.jaccard(sketch.signature(), signatures[slot]);
    double overlap = Likeness.copy(jaccard, sketch.shingles(), shingles[slot]);
    boolean sameLanguage = sketch.language().equals(languages[slot]);
    double dot = 0;
    int common = 0;
    float[] products = new float[weights[slot].length];
    for (int i = 0; i < products.length; i++) {
      int at = position.get(terms.key(slot, i));
      int weight = weights[slot][i];
      if (at >= 0 && (sameLanguage || weight < 0)) {
        float idf = ranked.values[at] / (sketch.weights()[ranked.order[at]] / 8f);
        products[i] = ranked.values[at] * idf * Math.abs(weight) / 8f;
        dot += products[i];
        common++;
      }
    }
    double norm = sameLanguage ? ranked.norm * norms[slot] : ranked.nameNorm * nameNorms[slot];
    boolean enough = sameLanguage || common >= Likeness.FEWEST_NAMES;
    double cosine = dot == 0 || !enough ? 0 : Math.min(1, dot / norm);
    // Names alone prove less than names and words together.
    cosine *= sameLanguage ? 1 : Likeness.NAMES_ONLY;
    return new Match(
        slot,
        overlap,
        jaccard < Likeness.SAME_TEXT,
        cosine,
        () -> shared(sketch, ranked, position, slot, products));
  }

  private List<String> shared(
      Sketch sketch, Ranked ranked, Positions position, int slot, float[] products) {
    return IntStream.range(0, products.length)
        .filter(i -> products[i] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -products[i]))
        .limit(SHARED_SHOWN)
        .map(i -> sketch.words()[ranked.order[position.get(terms.key(slot, i))]])
        .distinct()
        .toList();
  }
}
