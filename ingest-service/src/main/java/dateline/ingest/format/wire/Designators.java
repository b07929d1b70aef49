package dateline.ingest.format.wire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the version section of a keyword line says, or a line of its own above the headline: which
 * lead a message is, which take, and of what kind. The words are those of the agencies' filing
 * guides in English, German, French and Spanish. A lead without an ordinal is the first one; an add
 * is the take behind it: the first add is take 2.
 *
 * @param lead ordinal of the lead
 * @param take number of the take, from 1
 * @param kinds what else it says
 * @param rest the text without them
 */
record Designators(Optional<Integer> lead, OptionalInt take, Set<Kind> kinds, String rest) {

  /** Kinds of messages, each with the code that the contract knows it by. */
  enum Kind {
    KILL("wire:kill"),
    HOLD("wire:hold"),
    RELEASE("wire:release"),
    CORRECTION("wire:correction"),
    WRITETHRU("wire:writethru"),
    LEAD("wire:lead"),
    ADVISORY("wire:advisory"),
    EMBARGO("wire:embargo"),
    ADVANCE(""),
    TAKE("");

    private final String signal;

    Kind(String signal) {
      this.signal = signal;
    }

    String signal() {
      return signal;
    }
  }

  /** What a designator looks like in folded text, and what its number adds up to. */
  private record Rule(Kind kind, Pattern inside, Pattern atEnd, int add, int bare) {

    static Rule of(Kind kind, String words) {
      return of(kind, words, 0, 0);
    }

    static Rule of(Kind kind, String words, int add, int bare) {
      String whole = "(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])";
      return new Rule(
          kind,
          Pattern.compile("\\(?" + whole + "\\)?"),
          Pattern.compile("[\\s\\-/(]*" + whole + "[\\s)/-]*$"),
          add,
          bare);
    }
  }

  private static final String ORDINAL = "(\\d{1,2})(?:st|nd|rd|th|er|re|eme|e|a|o|\\.)?[ -]?";
  private static final String LEAD = "(?:ld|lead|zusammenfassung|neufassung|fassung|resumen)";
  private static final List<String> SECOND_AND_ON =
      List.of("zwei|deux|dos", "drei|trois|tres", "vier|quatre|cuatro", "funf|cinq|cinco");

  private static final List<Rule> RULES =
      List.of(
          Rule.of(Kind.LEAD, ORDINAL + "(?:" + LEAD + "|version)(?:-all)?"),
          Rule.of(Kind.LEAD, "(?:" + LEAD + "|version)[ -]?(\\d{1,2})"),
          Rule.of(Kind.LEAD, "(?:ld|lead|zusammenfassung)(?:-all)?", 0, 1),
          Rule.of(Kind.WRITETHRU, "write-?\\s?thr(?:u|ough)"),
          Rule.of(Kind.TAKE, "take[ -]?(\\d{1,2})"),
          Rule.of(Kind.TAKE, ORDINAL + "(?:take|teil|toma|feuillet)"),
          Rule.of(Kind.TAKE, "(?:teil|toma|feuillet)[ -]?(\\d{1,2})"),
          Rule.of(Kind.TAKE, ORDINAL + "add", 1, 0),
          Rule.of(Kind.TAKE, "add[ -]?(\\d{1,2})", 1, 0),
          Rule.of(Kind.TAKE, "add", 0, 2),
          Rule.of(
              Kind.CORRECTION,
              "corrections?|corrects|corrected|corrective|berichtigung|berichtigt|korrektur"
                  + "|korrigiert|correctif|corrige[rz]?|rectificatif|rectification|correccion"
                  + "|rectificacion|rectifica"),
          Rule.of(
              Kind.KILL, "kill|storno|annule[rz]?|annulation|anular|anula|anulad[oa]|anulacion"),
          Rule.of(Kind.HOLD, "withhold|hold for release|hfr"),
          Rule.of(Kind.RELEASE, "release|freigabe"),
          Rule.of(Kind.EMBARGO, "embargo(?:ed)?|sperrfrist|embargad[oa]"),
          Rule.of(Kind.ADVISORY, "advisory"),
          Rule.of(Kind.ADVANCE, "adv(?:ance)?[ -]?\\d{0,2}"));

  /** Forms that stand by themselves: {@code =2}, {@code (zwei)}. */
  private static final Pattern SIGN = Pattern.compile("=\\s?(\\d{1,2})\\s*$");

  /** Everything that the version section of a keyword line says. */
  static Designators of(String section) {
    return read(Folded.of(section), Set.of(Kind.values()), false);
  }

  /** Only what stands at the end of the text, of these kinds. */
  static Designators atEnd(String text, Set<Kind> kinds) {
    return read(Folded.of(text), kinds, true);
  }

  /** Whether the text is made of nothing else, but for what may be put between and around them. */
  static boolean isAll(String line) {
    Designators found = of(line);
    boolean any = found.take().isPresent() || !found.kinds().isEmpty();
    return any && found.rest().chars().noneMatch(Character::isLetter);
  }

  private static Designators read(String folded, Set<Kind> kinds, boolean atEnd) {
    Optional<Integer> lead = Optional.empty();
    OptionalInt take = OptionalInt.empty();
    Set<Kind> found = new LinkedHashSet<>();
    String rest = folded;
    Matcher sign = SIGN.matcher(rest);
    if (sign.find()) {
      take = OptionalInt.of(Integer.parseInt(sign.group(1)));
      rest = rest.substring(0, sign.start()).strip();
    }
    for (int i = 0; i < SECOND_AND_ON.size(); i++) {
      Matcher word = Pattern.compile("\\((?:" + SECOND_AND_ON.get(i) + ")\\)$").matcher(rest);
      if (word.find()) {
        take = OptionalInt.of(i + 2);
        rest = rest.substring(0, word.start()).strip();
      }
    }
    boolean again = true;
    while (again) {
      again = false;
      for (Rule rule : RULES) {
        Matcher matcher = (atEnd ? rule.atEnd() : rule.inside()).matcher(rest);
        if (kinds.contains(rule.kind()) && matcher.find() && !(atEnd && matcher.start() == 0)) {
          int number = number(matcher, rule);
          if (rule.kind() == Kind.TAKE && number > 0) {
            take = OptionalInt.of(number);
          } else if (rule.kind() == Kind.LEAD && lead.isEmpty()) {
            lead = Optional.of(number);
          }
          found.add(rule.kind());
          rest = (rest.substring(0, matcher.start()) + " " + rest.substring(matcher.end())).strip();
          again = true;
          break;
        }
      }
    }
    return new Designators(lead, take, found, rest);
  }

  private static int number(Matcher matcher, Rule rule) {
    if (matcher.groupCount() == 0 || matcher.group(1) == null) {
      return rule.bare();
    }
    return Integer.parseInt(matcher.group(1)) + rule.add();
  }
}
