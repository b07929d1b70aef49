package dateline.enrich.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds times in running text: {@code August 2021}, {@code April of 2025}, {@code 3. Juli 2025},
 * {@code in 2003}, {@code Thursday}, {@code yesterday}. Months and weekdays are read in the text's
 * language, which is English where none is given. A weekday is the latest one up to the reference
 * date, because news tells what was; after a word like "next" it is the first one behind it.
 */
public final class TimeMentions {

  private static final int MOST = 200;

  /**
   * Finds the mentions in their order in the text.
   *
   * @param text running text; offsets of the mentions are offsets in it
   * @param language BCP 47 tag of the text
   * @param reference the local date that weekdays and "yesterday" are counted from
   */
  public List<TimeMention> find(String text, Optional<String> language, LocalDate reference) {
    Locale locale = Locale.forLanguageTag(language.orElse("en").replace('_', '-'));
    MentionScan scan = new MentionScan(text, Words.of(text), locale, reference);
    List<TimeMention> mentions = new ArrayList<>();
    int i = 0;
    while (i < scan.words().size() && mentions.size() < MOST) {
      Optional<MentionScan.Hit> hit = scan.at(i);
      if (hit.isPresent()) {
        mentions.add(scan.mention(hit.get()));
        i = hit.get().last() + 1;
      } else {
        i++;
      }
    }
    return List.copyOf(mentions);
  }
}
