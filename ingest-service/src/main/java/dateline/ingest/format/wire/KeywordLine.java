package dateline.ingest.format.wire;

import dateline.ingest.format.wire.Designators.Kind;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The keyword line of a text wire: the keywords, which all messages on a story repeat unchanged,
 * and behind their comma the version section. Without a version section, designators at the end of
 * the keywords are read as one ({@code bc-storm-2ndld-writethru}); but keywords may well end in
 * {@code Kill} or {@code Correction} because the story is about one, so that those two count only
 * if the message confirms them.
 *
 * @param raw the line as delivered
 * @param said what the version section says
 */
record KeywordLine(String raw, Designators said, String sure, String confirmed) {

  private static final int LONGEST = 120;
  private static final Pattern FRAME = Pattern.compile("^[\\s^]+|[\\s<^]+$");
  private static final Pattern COUNT =
      Pattern.compile(
          "(?iu)(?:,\\s*\\d{2,5}|[,\\s]+\\d{2,5}\\s+(?:words|w(?:ö|oe?)rter|mots|palabras))\\s*$");
  private static final Set<Kind> DOUBTFUL = EnumSet.of(Kind.KILL, Kind.CORRECTION);
  private static final Set<Kind> AT_END =
      EnumSet.of(Kind.LEAD, Kind.WRITETHRU, Kind.TAKE, Kind.ADVANCE, Kind.KILL, Kind.CORRECTION);

  /** No space before the comma: {@code Politique-France-vote,LEAD}. */
  private static final Pattern HYPHENED =
      Pattern.compile("[\\p{L}\\p{N}.'’]+(?:-+[\\p{L}\\p{N}.'’]+)+\\s*(?:,.*)?");

  private static final Pattern SLASHED =
      Pattern.compile("[\\p{L}\\p{N}][^/.:;!?\"]{0,40}/[^.:;!?\"]{0,60}(?:\\([^)]{1,60}\\))?\\s*");
  private static final Pattern CAPITALS =
      Pattern.compile("[\\p{Lu}\\p{N}][\\p{Lu}\\p{N} .'-]{2,60}(?:\\([^)]{1,40}\\))?\\s*");

  /** Takes a line for one. */
  static KeywordLine of(String line) {
    String raw = FRAME.matcher(line).replaceAll("");
    String bare = COUNT.matcher(raw).replaceAll("");
    int comma = bare.indexOf(',');
    if (comma >= 0) {
      String keyword = tidy(Folded.of(bare.substring(0, comma)));
      return new KeywordLine(raw, Designators.of(bare.substring(comma + 1)), keyword, keyword);
    }
    Designators all = Designators.atEnd(bare, AT_END);
    Set<Kind> sureKinds = EnumSet.copyOf(AT_END);
    sureKinds.removeAll(DOUBTFUL);
    Designators sure = Designators.atEnd(bare, sureKinds);
    return new KeywordLine(raw, all, tidy(sure.rest()), tidy(all.rest()));
  }

  /** Whether it has the form of one: words joined by slashes or hyphens, or a version section. */
  static boolean isOne(String line) {
    String text = FRAME.matcher(line).replaceAll("");
    if (text.length() > LONGEST || text.endsWith("=") || text.isEmpty()) {
      return false;
    }
    if (Designators.isAll(text)) {
      return false;
    }
    return SLASHED.matcher(text).matches()
        || HYPHENED.matcher(text).matches()
        || hasVersionSection(text)
        || endsInDesignator(text);
  }

  /** Whether it may be one above a headline: words in capitals. */
  static boolean isInCapitals(String line) {
    String text = FRAME.matcher(line).replaceAll("");
    return CAPITALS.matcher(text).matches() && !Designators.isAll(text);
  }

  /**
   * The keywords, which make the identity.
   *
   * @param isConfirmed whether the message bears out a designator that may be a keyword
   */
  String keyword(boolean isConfirmed) {
    return isConfirmed ? confirmed : sure;
  }

  /** Whether it says something that counts only if the message confirms it. */
  boolean isDoubtful() {
    return !sure.equals(confirmed);
  }

  /** {@code Storm-Kiel (zwei)}. */
  private static boolean endsInDesignator(String text) {
    Designators end = Designators.atEnd(text, AT_END);
    boolean any = end.take().isPresent() || !end.kinds().isEmpty();
    return any && (SLASHED.matcher(end.rest()).matches() || HYPHENED.matcher(end.rest()).matches());
  }

  private static boolean hasVersionSection(String text) {
    int comma = text.indexOf(',');
    if (comma < 1 || text.substring(0, comma).split(" ").length > 5) {
      return false;
    }
    String section = COUNT.matcher(text).replaceAll("");
    boolean counted = section.length() < text.length();
    String version = section.length() > comma ? section.substring(comma + 1) : "";
    return version.isBlank() ? counted : Designators.isAll(version);
  }

  private static String tidy(String keyword) {
    return keyword.replaceAll("\\s*([/-])\\s*", "$1").replaceAll("^[\\s/,.:=-]+|[\\s/,.:=-]+$", "");
  }
}
