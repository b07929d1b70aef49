package dateline.enrich.text;

import dateline.enrich.text.ExtractedText.CreditLine;
import dateline.enrich.text.ExtractedText.EditorialLink;
import dateline.enrich.text.ExtractedText.LabelledTime;
import dateline.enrich.time.DateLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says of one line or block what it is for, the same for plain text and for markup, and puts what
 * it states into the draft.
 */
final class LineRules {

  private static final Pattern PIECES = Pattern.compile("\\s*[|\u2022\u00b7]\\s*|\\s+/\\s+");
  private static final int LONGEST = 420;

  private LineRules() {}

  /** What a line turned out to be. */
  enum Meaning {
    /** Text of the story. */
    TEXT,
    /** A byline, a time, a category: the draft has it now. */
    STATEMENT,
    /** Left out. */
    FURNITURE,
    /** A link to another story: the draft has it now. */
    LINK,
    /** "Also read" alone; the title follows. */
    LINK_LABEL,
    /** From here on the page points to other stories. */
    TRAILER
  }

  static Meaning apply(Block block, Draft draft) {
    String line = block.text();
    if (line.isEmpty() || line.length() > LONGEST) {
      return Meaning.TEXT;
    }
    if (TrailerHeads.is(line)) {
      return EditorialLabels.isReadLabel(line) ? Meaning.LINK_LABEL : Meaning.TRAILER;
    }
    if (CategoryLines.take(line, draft) || takeCredits(line, draft) || takeTimes(line, draft)) {
      return Meaning.STATEMENT;
    }
    Optional<EditorialLink> link = EditorialLabels.read(block);
    if (link.isPresent()) {
      draft.addLink(link.get());
      return Meaning.LINK;
    }
    if (EditorialLabels.isLabelOnly(line)) {
      return Meaning.LINK_LABEL;
    }
    if (Furniture.is(line)) {
      Furniture.providerIn(line)
          .ifPresent(name -> draft.providerName = draft.providerName.or(() -> Optional.of(name)));
      draft.addFurniture(line);
      return Meaning.FURNITURE;
    }
    return takePieces(line, draft) ? Meaning.STATEMENT : Meaning.TEXT;
  }

  /** Only bylines and times: for elements of a page that are marked as holding them. */
  static void takeStatements(String line, Draft draft) {
    if (!takeCredits(line, draft) && !takeTimes(line, draft)) {
      takePieces(line, draft);
    }
  }

  private static boolean takeCredits(String line, Draft draft) {
    List<CreditLine> credits = Bylines.read(line);
    if (credits.isEmpty()) {
      credits = Signatures.read(line);
    }
    draft.addCredits(credits);
    return !credits.isEmpty();
  }

  private static boolean takeTimes(String line, Draft draft) {
    List<LabelledTime> times = TimeLabels.read(line);
    times.forEach(draft::addTime);
    return !times.isEmpty();
  }

  /**
   * Lines of several pieces, such as {@code By Ann Lee | Reuters | 3 July 2025 | 3 min read}: the
   * first one must be a byline or a time, and every other one short.
   */
  private static boolean takePieces(String line, Draft draft) {
    String[] pieces = hasSign(line) ? PIECES.split(line) : new String[] {line};
    if (pieces.length < 2) {
      return byTrailingTime(line, draft);
    }
    List<CreditLine> credits = new ArrayList<>();
    List<LabelledTime> times = new ArrayList<>();
    for (int i = 0; i < pieces.length; i++) {
      String piece = TimeLabels.strip(pieces[i]);
      boolean known = piece.isEmpty() || read(piece, credits, times);
      if (!known && (i == 0 && credits.isEmpty() || piece.length() > 60)) {
        return false;
      }
    }
    if (credits.isEmpty() && times.isEmpty()) {
      return false;
    }
    draft.addCredits(credits);
    times.forEach(draft::addTime);
    return true;
  }

  private static boolean hasSign(String line) {
    return line.chars().anyMatch(c -> c == '|' || c == '\u2022' || c == '\u00b7' || c == '/');
  }

  private static boolean read(String piece, List<CreditLine> credits, List<LabelledTime> times) {
    List<CreditLine> names = Bylines.read(piece);
    List<LabelledTime> labelled = TimeLabels.read(piece);
    credits.addAll(names);
    times.addAll(labelled);
    if (!names.isEmpty() || !labelled.isEmpty()) {
      return true;
    }
    if (DateLines.isOnlyTime(piece)) {
      times.add(new LabelledTime("published", piece, "line"));
      return true;
    }
    Bylines.agency(piece, piece).ifPresent(credits::add);
    return Agencies.isKnown(piece) || Furniture.is(piece);
  }

  /**
   * {@code By Ann Lee on July 3, 2025}, {@code Von Eva Roth, 3. Juli 2025}, {@code By Ann Lee,
   * Oslo. Tuesday 3 July 2025}.
   */
  private static boolean byTrailingTime(String line, Draft draft) {
    if (line.length() > 140 || line.chars().noneMatch(Character::isDigit)) {
      return false;
    }
    for (String sign :
        List.of(" on ", " am ", " le ", " el ", ", ", ". ", " - ", " \u2013 ", " \u2014 ")) {
      int at = line.indexOf(sign);
      while (at > 0) {
        boolean stop = sign.equals(". ");
        int end = stop ? beforeMonth(line, at) : at;
        String head = line.substring(0, end);
        List<CreditLine> credits = Bylines.read(stop ? withoutCity(head) : head);
        String rest = line.substring(end == at ? at + sign.length() : end).strip();
        List<LabelledTime> times = TimeLabels.read(rest);
        if (!credits.isEmpty() && (!times.isEmpty() || DateLines.isOnlyTime(rest))) {
          draft.addCredits(credits);
          times.forEach(draft::addTime);
          if (times.isEmpty()) {
            draft.addTime(new LabelledTime("published", rest, "line"));
          }
          return true;
        }
        at = line.indexOf(sign, at + sign.length());
      }
    }
    return false;
  }

  /** The stop behind "Jan." belongs to the time. */
  private static int beforeMonth(String line, int stop) {
    int word = line.lastIndexOf(' ', stop - 1);
    boolean month =
        word > 0
            && stop - word > 3
            && DateLines.isOnlyTime(line.substring(word + 1, stop) + " 2000");
    return month ? word : stop;
  }

  /** What follows the only comma before a full stop is where the author wrote. */
  private static String withoutCity(String byline) {
    int comma = byline.indexOf(", ");
    return comma > 0 && comma == byline.lastIndexOf(", ") ? byline.substring(0, comma) : byline;
  }
}
