package dateline.enrich.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Languages that their script alone gives away (ISO 15924), without any model. */
final class Scripts {

  private static final Map<UnicodeScript, String> SOLE =
      new EnumMap<>(
          Map.of(
              UnicodeScript.GREEK, "el",
              UnicodeScript.HANGUL, "ko",
              UnicodeScript.THAI, "th",
              UnicodeScript.GEORGIAN, "ka",
              UnicodeScript.ARMENIAN, "hy",
              UnicodeScript.TAMIL, "ta",
              UnicodeScript.TELUGU, "te",
              UnicodeScript.KANNADA, "kn",
              UnicodeScript.MALAYALAM, "ml",
              UnicodeScript.GUJARATI, "gu"));

  private Scripts() {}

  /** The language of the text where most of its letters belong to a script of one language. */
  static Optional<String> soleLanguage(CharSequence text) {
    Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        letters++;
        if (c > 0x36F) {
          counts.merge(UnicodeScript.of(c), 1, Integer::sum);
        }
      }
    }
    if (letters == 0 || counts.isEmpty()) {
      return Optional.empty();
    }
    int kana =
        counts.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + counts.getOrDefault(UnicodeScript.KATAKANA, 0);
    int han = counts.getOrDefault(UnicodeScript.HAN, 0);
    if (han + kana > letters / 2) {
      return Optional.of(kana > han / 10 ? "ja" : "zh");
    }
    for (var entry : counts.entrySet()) {
      String language = SOLE.get(entry.getKey());
      if (language != null && entry.getValue() > letters / 2) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
