package dateline.enrich.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.regex.Pattern;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Detects the language of a text as an ISO 639-1 code, offline, from headline and the beginning of
 * the body. Safe for use by many threads; the model (about 40 MB of heap) is loaded once per
 * instance.
 */
public final class LanguageDetection {

  /** Longer samples cost time and do not change the answer. */
  private static final int SAMPLE = 450;

  /** Fewer letters than this carry no decision. */
  private static final int FEWEST_LETTERS = 12;

  private static final String MODEL = "/langdetect-183.bin";
  private static final Pattern NOISE = Pattern.compile("https?://\\S+|\\S+@\\S+|[@#]\\w+");
  private static final Map<String, String> ISO_639_1 = codes();

  /** What a text wholly of function words would add to the logarithm of its language's score. */
  private static final double WORDS_WEIGHT = 10;

  private final FunctionWords functionWords = new FunctionWords();
  private final ThreadLocal<LanguageDetectorME> detectors;

  /** Loads the model. */
  public LanguageDetection() {
    LanguageDetectorModel model = load();
    this.detectors = ThreadLocal.withInitial(() -> new LanguageDetectorME(model));
  }

  /** Detects over headline and body together. Never fails: a text without letters is unknown. */
  public LanguageResult detect(String headline, String body) {
    String sample = sample(headline, body);
    long letters = sample.chars().filter(Character::isLetter).count();
    Optional<String> byScript = Scripts.soleLanguage(sample);
    if (byScript.isPresent() && letters >= 2) {
      return new LanguageResult(byScript, 0.99);
    }
    if (letters < FEWEST_LETTERS) {
      return LanguageResult.UNKNOWN;
    }
    return functionWords.clearly(sample).orElseGet(() -> byModel(sample, letters));
  }

  private LanguageResult byModel(String sample, long letters) {
    Map<String, Double> scores = new HashMap<>();
    for (var guess : detectors.get().predictLanguages(sample)) {
      if (guess.getConfidence() < 1e-4) {
        break;
      }
      String code = ISO_639_1.get(guess.getLang());
      if (code != null) {
        scores.merge(code, guess.getConfidence(), Double::sum);
      }
    }
    if (scores.isEmpty()) {
      return LanguageResult.UNKNOWN;
    }
    String first = best(scores);
    // The model is over-cautious on long texts and the more so the more languages it knows.
    double length = Math.min(1, letters / 60.0);
    double sharpness = 1 + 2 * length;
    // Languages without a list must not lose against a neighbour that has one.
    boolean listed = functionWords.knows(first);
    Map<String, Double> shares = listed ? functionWords.shares(sample) : Map.of();
    scores.replaceAll(
        (code, score) ->
            Math.pow(score, sharpness)
                * Math.exp(WORDS_WEIGHT * Math.min(0.5, shares.getOrDefault(code, 0.0))));
    double total = scores.values().stream().mapToDouble(Double::doubleValue).sum();
    String decided = best(scores);
    double confidence = Math.min(1, scores.get(decided) / total) * (0.4 + 0.6 * length);
    return new LanguageResult(Optional.of(decided), confidence);
  }

  private static String best(Map<String, Double> scores) {
    return scores.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static String sample(String headline, String body) {
    int room = Math.max(0, SAMPLE - headline.length());
    String text = headline + "\n" + body.substring(0, Math.min(body.length(), room));
    text = text.length() > SAMPLE ? text.substring(0, SAMPLE) : text;
    boolean noisy = text.indexOf('@') >= 0 || text.indexOf('#') >= 0 || text.contains("://");
    return noisy ? NOISE.matcher(text).replaceAll(" ") : text;
  }

  private static LanguageDetectorModel load() {
    try (InputStream in = LanguageDetection.class.getResourceAsStream(MODEL)) {
      if (in == null) {
        throw new IllegalStateException("no language model " + MODEL + " on the class path");
      }
      return new LanguageDetectorModel(in);
    } catch (IOException e) {
      throw new UncheckedIOException("language model can't be read", e);
    }
  }

  /** ISO 639-3 to 639-1, with individual languages under the macrolanguage that has a code. */
  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      try {
        codes.put(
            Locale.forLanguageTag(code).getISO3Language(),
            Language.primary(Locale.forLanguageTag(code)));
      } catch (MissingResourceException e) {
        codes.remove(code); // a code without a three-letter form is never predicted
      }
    }
    codes.putAll(
        Map.of(
            "cmn", "zh", "nan", "zh", "pnb", "pa", "ekk", "et", "lvs", "lv", "pes", "fa", "plt",
            "mg", "arb", "ar", "zlm", "ms", "als", "sq"));
    return Map.copyOf(codes);
  }
}
