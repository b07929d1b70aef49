package dateline.enrich.text;

import dateline.enrich.text.ExtractedText.LabelledTime;
import dateline.enrich.time.DateLines;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads lines such as "Last updated: July 4, 2025 09:14 IST" or "Published 3 July, updated 4 July":
 * labels in several languages, each followed by a time and nothing else.
 */
final class TimeLabels {

  private static final int LONGEST = 200;
  private static final Pattern LABEL =
      Pattern.compile(
          "(?<![\\p{L}])(?:"
              + "(?<updated>(?:last |latest |zuletzt |derni\u00e8re |\u00faltima |ultimo |ultima |laatst |senast )?"
              + "(?:updated?|modified|revised|edited|aktualisiert|ge\u00e4ndert|aktualisierung|stand|mis(?:e)? \u00e0 jour|modifi\u00e9|mise \u00e0 jour"
              + "|actualizado|actualizaci\u00f3n|modificado|atualizado|atualiza\u00e7\u00e3o|aggiornato|aggiornamento|modificato|bijgewerkt"
              + "|gewijzigd|uppdaterad|oppdatert|opdateret|p\u00e4ivitetty|zaktualizowano|aktualizacja|\u043e\u0431\u043d\u043e\u0432\u043b\u0435\u043d\u043e|g\u00fcncelleme|diperbarui))"
              + "|(?<published>(?:first |originally |erstmals )?"
              + "(?:published|posted|issued|date|published date|publication date|ver\u00f6ffentlicht|erschienen|publiziert|datum|publi\u00e9e?|publicado|publicaci\u00f3n|fecha"
              + "|publica\u00e7\u00e3o|pubblicato|gepubliceerd|publicerad|publisert|udgivet|julkaistu|opublikowano|data publikacji|\u043e\u043f\u0443\u0431\u043b\u0438\u043a\u043e\u0432\u0430\u043d\u043e|yay\u0131nlanma|diterbitkan))"
              + "|(?<created>created|erstellt|cr\u00e9\u00e9|creado|criado|creato))"
              + "(?: (?:on|at|am|um|le|el|em|il|op|date|vom|den|der|du))?(?:\\s?[:\\-\u2013|])?(?=[\\s:]|\\d|$)\\s?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private TimeLabels() {}

  /** The times of the line in their order; empty if it is anything but labelled times. */
  static List<LabelledTime> read(String line) {
    if (line.length() > LONGEST || line.chars().noneMatch(Character::isDigit)) {
      return List.of();
    }
    Matcher m = LABEL.matcher(line);
    // Most lines begin with no label: that is told without a search through the whole line.
    if (!m.region(start(line), line.length()).useTransparentBounds(true).lookingAt()) {
      return List.of();
    }
    List<LabelledTime> times = new ArrayList<>();
    String role;
    String label;
    int end;
    boolean more;
    do {
      role = role(m);
      label = m.group().strip();
      end = m.end();
      more = m.find();
      if (!add(times, role, label, line.substring(end, more ? m.start() : line.length()))) {
        return List.of();
      }
    } while (more);
    return times;
  }

  private static boolean add(List<LabelledTime> times, String role, String label, String rest) {
    String raw = strip(rest);
    if (!DateLines.isOnlyTime(raw)) {
      return false;
    }
    String name = label.endsWith(":") ? label.substring(0, label.length() - 1).strip() : label;
    times.add(new LabelledTime(role, raw, name));
    return true;
  }

  private static String role(Matcher m) {
    if (m.group("updated") != null) {
      return "versionCreated";
    }
    return m.group("created") != null ? "firstCreated" : "published";
  }

  /** Behind the signs that a line may begin with. */
  private static int start(String line) {
    int start = 0;
    while (start < line.length() && (isPart(line.charAt(start)) || line.charAt(start) == '(')) {
      start++;
    }
    return start;
  }

  /** Without the signs that part the pieces of such a line. */
  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isPart(text.charAt(start))) {
      start++;
    }
    while (end > start && (isPart(text.charAt(end - 1)) || text.charAt(end - 1) == '(')) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isPart(char c) {
    return " |,;\u00b7\u2022\u2013\u2014-:/\u00bb>".indexOf(c) >= 0;
  }
}
