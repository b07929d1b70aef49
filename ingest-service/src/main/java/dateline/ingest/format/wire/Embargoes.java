package dateline.ingest.format.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Embargoes in the words of the wires and of press offices, in English, German, French, Spanish,
 * Italian and Portuguese. What is stated is the phrase behind the words, unread; an embargo that
 * gives no time is stated by its own word, which nobody can read to an instant, so that it holds.
 */
final class Embargoes {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final String UNTIL =
      "(?:strictly )?(?:under |sous |con |sotto )?embarg(?:o|oed|o'd|ado|ada)"
          + "(?: for (?:release|publication))?"
          + " (?:until|till|til|to|bis|hasta|jusqu['’] ?(?:à|a|au|aux)|fino (?:a|al|alle)|até|for"
          + " release(?: at| on)?)(?: zum| el| las| le)?";

  private static final List<Pattern> WORDS =
      List.of(
          words(UNTIL),
          words("hold for release(?: until| till| at| on)?(?=.*\\d)"),
          words(
              "not (?:for|to be) (?:publication|published|release|released|broadcast|use|used)"
                  + "(?: or (?:publication|release|broadcast|use))? (?:before|until|prior to)"),
          words("sperrfrist(?: bis(?: zum)?|(?= ?:)|(?= \\d))"),
          words("nicht zur ver(?:ö|oe)ffentlichung vor(?: dem)?"),
          words("(?:à )?ne pas (?:publier|diffuser) avant(?: le)?"),
          words("no (?:publicar|difundir) antes de(?:l| las)?"));

  /** Headlines may begin with them, too: these count with a time of day, or in a note. */
  private static final Pattern WEAK =
      words(
          "(?:sous |under )?embarg(?:o|oed|ado|ada)(?= ?:)|for release (?:at|on|after|not before)"
              + "|gesperrt bis|frei (?:ab|zur ver(?:ö|oe)ffentlichung ab)|nicht vor(?: dem)?");

  private static final Pattern ALONE =
      Pattern.compile(
          "(?:STRICTLY )?(?:UNDER |SOUS )?(EMBARG(?:O|OED|ADO|ADA)|SPERRFRIST)\\s*[!.]*");

  private static final Pattern TIME =
      Pattern.compile(
          "\\d{1,2}[:.h] ?\\d{2}|\\b\\d{4} ?(?:gmt|utc|z|[a-z]{2,3}t|h|hrs|uhr)\\b"
              + "|\\b\\d{1,2} ?(?:a\\.?m\\b|p\\.?m\\b|uhr|heures|horas|h\\b)|\\d{4}-\\d\\d-\\d\\d",
          FLAGS);

  private static final Pattern REST =
      Pattern.compile("(?<=\\d{3}|[A-Z]{3}|[Uu]hr)[.;!]\\s+(?=\\p{L}).*$");
  private static final Pattern FRAME = Pattern.compile("^[\\s:–—-]+|[\\s)\\]*^<=+.!]+$");

  private Embargoes() {}

  /** The phrase of time, if the line begins with the words of an embargo. */
  static Optional<String> atStart(String line, boolean isNote) {
    Matcher alone = ALONE.matcher(line);
    if (alone.matches()) {
      return Optional.of(alone.group(1));
    }
    for (Pattern words : WORDS) {
      Matcher matcher = words.matcher(line);
      if (matcher.lookingAt()) {
        return phrase(line, matcher);
      }
    }
    return byWeakWords(line, isNote);
  }

  /** The phrase of time, if the words of an embargo are anywhere in a note to editors. */
  static Optional<String> inNote(String note) {
    for (Pattern words : WORDS) {
      Matcher matcher = words.matcher(note);
      if (matcher.find()) {
        return phrase(note, matcher);
      }
    }
    return atStart(note, true);
  }

  private static Optional<String> byWeakWords(String line, boolean isNote) {
    Matcher matcher = WEAK.matcher(line);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    Optional<String> phrase = phrase(line, matcher);
    boolean loud = matcher.group().equals(matcher.group().toUpperCase(Locale.ROOT));
    return phrase.filter(time -> isNote || loud || TIME.matcher(time).find());
  }

  private static Optional<String> phrase(String line, Matcher words) {
    String behind = FRAME.matcher(line.substring(words.end())).replaceAll("");
    String time = REST.matcher(behind).replaceAll("");
    return Optional.of(time.isBlank() ? words.group().strip() : time);
  }

  private static Pattern words(String words) {
    return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])", FLAGS);
  }
}
