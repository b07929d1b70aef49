package dateline.enrich.text;

import dateline.enrich.text.ExtractedText.CreditLine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a wire's closing line: {@code (Reporting by A and B in Lagos; Editing by C)}. */
final class Signatures {

  private static final Pattern WHOLE = Pattern.compile("[(\\[](.{6,300})[)\\]]\\.?");
  private static final Pattern OPEN =
      Pattern.compile(
          "(?:additional reporting|reporting|writing|editing) by .{4,250}",
          Pattern.CASE_INSENSITIVE);

  private Signatures() {}

  /** The credits; empty unless every part of the line is one. */
  static List<CreditLine> read(String line) {
    Matcher m = WHOLE.matcher(line);
    boolean bracketed = m.matches();
    if (!bracketed && !(line.indexOf(';') > 0 && OPEN.matcher(line).matches())) {
      return List.of();
    }
    List<CreditLine> credits = new ArrayList<>();
    String inner = bracketed ? m.group(1) : line;
    for (String part : inner.split("\\s*;\\s*")) {
      List<CreditLine> found = Bylines.read(part);
      if (found.isEmpty()) {
        found = Agencies.areKnown(part) ? agencies(part) : List.of();
      }
      if (found.isEmpty()) {
        return List.of();
      }
      found.forEach(c -> credits.add(new CreditLine(c.name(), c.role(), line)));
    }
    return credits;
  }

  private static List<CreditLine> agencies(String names) {
    List<CreditLine> credits = new ArrayList<>();
    for (String name : names.split("\\s*[/,&]\\s*")) {
      credits.add(new CreditLine(name, "agency", names));
    }
    return credits;
  }
}
