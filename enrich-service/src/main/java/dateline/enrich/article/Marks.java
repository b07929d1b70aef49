package dateline.enrich.article;

import dateline.RawArticle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a delivery is marked as, beside its {@code pubStatus}: a correction, or something that no
 * rule reads for certain and that a person should know of.
 *
 * <p>It is a correction where its format has a mark for it and the mark is there: the signal {@code
 * sig:correction} (IPTC NewsCodes signal, NewsML-G2), NITF's correction, a text wire's notice; or
 * where the note to editors begins with the word that wires use (ninjs {@code edNote} has no other
 * form). A note that merely speaks of a correction or a kill, and a headline with such a word in
 * front, are none: the delivery is an update, with a note.
 *
 * @param correction whether it is a correction
 * @param notes what no rule reads
 */
record Marks(boolean correction, List<String> notes) {

  private static final Set<String> CORRECTIONS =
      Set.of("sig:correction", "nitf:correction", "wire:correction");

  private static final String CORRECTION_WORDS =
      "(?:CORRECT(?:S|ED|ION|ING)|BERICHTIG(?:T|UNG)|KORREKTUR|KORRIGIERT|RECTIFICATI(?:F|ON)|CORRECTIF"
          + "|CORRECCI[OÓ]N|CORRIGE)\\b";
  private static final String KILL_WORDS =
      "\\b(?:KILL(?:S|ED)?|WITHDRAWN?|WITHDRAWS|RETRACT(?:S|ED|ION)?|ZURÜCKGEZOGEN|ANNUL(?:E|É)E?|ANULAD[AO])\\b";

  private static final Pattern CORRECTION_IN_FRONT = pattern("^\\W*" + CORRECTION_WORDS);
  private static final Pattern CORRECTION = pattern("\\b" + CORRECTION_WORDS);
  private static final Pattern KICKER = pattern("^\\W*" + CORRECTION_WORDS + "\\W{0,2}[-:–—]");
  private static final Pattern KILL = pattern(KILL_WORDS);

  Marks {
    notes = List.copyOf(notes);
  }

  static Marks of(RawArticle raw, Optional<String> headline) {
    String edNote = Optional.ofNullable(raw.getEdNote()).orElse("");
    if (raw.getSignals().stream().anyMatch(CORRECTIONS::contains)
        || CORRECTION_IN_FRONT.matcher(edNote).find()) {
      return new Marks(true, List.of());
    }
    List<String> notes = new ArrayList<>();
    if (CORRECTION.matcher(edNote).find()) {
      notes.add("the note to editors speaks of a correction but is not marked as one");
    }
    if (headline.filter(h -> KICKER.matcher(h).find()).isPresent()) {
      notes.add("the headline begins like a correction; the delivery is not marked as one");
    }
    boolean usable = raw.getPubStatus() == null || raw.getPubStatus().equals("usable");
    if (usable && KILL.matcher(edNote).find()) {
      notes.add("the note to editors speaks of a kill, but pubStatus is usable");
    }
    return new Marks(false, notes);
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(
        regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }
}
