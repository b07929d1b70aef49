package dateline.ingest.format.wire;

import dateline.ingest.format.Fact;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.wire.Designators.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the lines above a text say about it: kill, hold, release, correction, embargo, lead, take;
 * and the notes to editors among them. The text itself is never read for it, because it may speak
 * of such things.
 *
 * @param kinds what is said
 * @param lead ordinal of the lead, if a line of its own gives it
 * @param take number of the take, if a line of its own gives it
 * @param embargo the phrase of time
 * @param notes notes to editors
 */
public record Notices(
    Set<Kind> kinds,
    Optional<Integer> lead,
    OptionalInt take,
    Optional<String> embargo,
    List<String> notes) {

  /** What a message says of others as an order, rather than of itself. */
  static final Set<Kind> ORDERS = EnumSet.of(Kind.KILL, Kind.HOLD, Kind.RELEASE);

  private static final int LONGEST = 500;
  private static final int FIRST_LINES = 8;
  private static final int LONGEST_LINE = 200;

  private static final Pattern NOTE =
      Pattern.compile(
          "(?iu)[\\s(^*]*(?:eds?\\.?|editors|attention editors|note to editors|editor['’]?s['’]?"
              + " notes?|achtung,? redaktion(?:en)?|(?:redaktioneller )?hinweis(?: an (?:die )?"
              + "redaktion(?:en)?)?|redaktionshinweis|(?:note|avis) aux r[ée]dactions?"
              + "|attention,? r[ée]dactions?|nota a (?:los |las )?(?:editores|redacci[óo]n(?:es)?)"
              + "|atenci[óo]n,? (?:editores|redactores))(?:\\s*[:!–-]+|\\s*$|\\s+_)\\s*(.*)",
          Pattern.DOTALL);

  private static final Pattern FRAME = Pattern.compile("^[\\s(\\[*#^+=–—-]+|[\\s)\\]*^<=+–—-]+$");
  private static final Pattern BEHIND_VERSION = Pattern.compile("\\s[-–—]\\s|[:,]|\\s\\d{4}\\b");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[^\\d][.!:])\\s+(?=\\p{Lu})");
  private static final Pattern CORRECTS =
      Pattern.compile(
          "(?iuU)\\b(?:corrects|correcting|corrected|berichtigt|berichtigung|korrigiert|corrige"
              + "|corrig[ée]e?|rectifie|rectifica)\\b");

  /**
   * Of a text whose layout is not known: by the first lines above it. Behind a dateline or a long
   * line, the text has begun.
   */
  public static Notices atTop(String text) {
    return of(
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .limit(FIRST_LINES)
            .takeWhile(line -> line.length() <= LONGEST_LINE && !isDateline(line))
            .toList());
  }

  /** Reads lines above a text. */
  public static Notices of(List<String> lines) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    Optional<Integer> lead = Optional.empty();
    OptionalInt take = OptionalInt.empty();
    Optional<String> embargo = Optional.empty();
    List<String> notes = new ArrayList<>();
    for (String whole : lines) {
      String line = whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
      Optional<String> note = note(line);
      if (note.isPresent()) {
        notes.add(whole.strip());
      }
      boolean aside = note.isPresent() || line.stripLeading().startsWith("(");
      String text = FRAME.matcher(note.orElse(line)).replaceAll("");
      Optional<String> until =
          note.isPresent() ? Embargoes.inNote(text) : Embargoes.atStart(text, aside);
      Set<Kind> said = said(text, note.isPresent(), until.isPresent());
      if (until.isPresent() && !said.contains(Kind.RELEASE)) {
        said.add(Kind.EMBARGO);
        embargo = embargo.or(() -> until);
      }
      kinds.addAll(said);
      if (aside && CORRECTS.matcher(text).find()) {
        kinds.add(Kind.CORRECTION);
      }
      // In brackets, what is new in a lead may follow: (2. Zusammenfassung - neu: Zahlen).
      String version = aside ? BEHIND_VERSION.split(text, 2)[0] : text;
      if (note.isEmpty() && Designators.isAll(version)) {
        Designators own = Designators.of(version);
        lead = lead.or(own::lead);
        take = take.isPresent() ? take : own.take();
        own.kinds().stream()
            .filter(kind -> kind == Kind.LEAD || kind == Kind.WRITETHRU)
            .forEach(kinds::add);
      }
    }
    return new Notices(Set.copyOf(kinds), lead, take, embargo, List.copyOf(notes));
  }

  /** Whether the line begins with the place and the agency: the text has begun. */
  public static boolean isDateline(String line) {
    return Layout.isDateline(line);
  }

  /** The note to editors that a line is, without the words that say so. */
  static Optional<String> note(String line) {
    Matcher matcher = NOTE.matcher(line);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Whether the line is there for what it says about the text, and is no headline. */
  static boolean isNotice(String line) {
    Notices notices = of(List.of(line));
    return !notices.kinds().isEmpty()
        || notices.take().isPresent()
        || notices.lead().isPresent()
        || !notices.notes().isEmpty();
  }

  /** Whether a sentence takes a message back, holds or releases it: its lines belong together. */
  static boolean isOrder(String line) {
    return line.chars().anyMatch(Character::isLowerCase)
        && !line.startsWith("(")
        && ORDERS.stream().anyMatch(kind -> NoticeWords.are(kind, line));
  }

  /** The sentences of a line or a note. */
  static List<String> sentences(String line) {
    return List.of(SENTENCE.split(FRAME.matcher(note(line).orElse(line)).replaceAll("")));
  }

  /** States what is said, but for notes, lead and take. */
  public void state(ItemBuilder item) {
    for (Kind kind : Kind.values()) {
      if (kinds.contains(kind)) {
        item.signal(kind.signal());
      }
    }
    embargo.ifPresent(phrase -> item.time("embargoed", phrase, "notice"));
    if (kinds.contains(Kind.KILL)) {
      item.fact(Fact.PUB_STATUS, "canceled");
    } else if (kinds.contains(Kind.HOLD)) {
      item.fact(Fact.PUB_STATUS, "withheld");
    } else if (kinds.contains(Kind.RELEASE)) {
      item.fact(Fact.PUB_STATUS, "usable");
    }
  }

  private static Set<Kind> said(String text, boolean isNote, boolean isEmbargo) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    List<String> parts = isNote ? sentences(text) : List.of(text);
    for (String part : parts) {
      for (Kind kind : Kind.values()) {
        boolean untilThen = kind == Kind.HOLD && isEmbargo;
        if (!untilThen && NoticeWords.are(kind, part)) {
          kinds.add(kind);
        }
      }
    }
    return kinds;
  }
}
