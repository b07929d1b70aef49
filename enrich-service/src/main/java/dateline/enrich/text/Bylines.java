package dateline.enrich.text;

import dateline.enrich.text.ExtractedText.CreditLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads who made the article: "Published by", "Edited by", "By", "Von", "Par", "Por" and their
 * kind, each with its role. A desk's "Published by" is not an author. What follows the label must
 * look like names, because "Von der Leyen reist" and "By noon" begin like bylines.
 */
final class Bylines {

  private static final int LONGEST = 180;
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:(?<publisher>(?:published|posted|uploaded) by|ver\u00f6ffentlicht von|publi\u00e9 par|publicado por|pubblicato da|gepubliceerd door)"
              + "|(?<editor>(?:edited|curated|reviewed|compiled|translated|fact-?checked|copy[- ]edited) by|editing by|editors?|redigiert von|bearbeitet von|\u00fcbersetzt von|redaktion|redakteur(?:in)?|\u00e9dit\u00e9 par|traduit par|editado por|traducido por|a cura di|tradotto da)"
              + "|(?<contributor>additional reporting by|with (?:agency )?inputs? from|with contributions? from|contributions? by|mitarbeit|mit material von|avec)"
              + "|(?<photographer>(?:photos?|photographs?|photography|images?|pictures?) by|photos?|fotos?(?: von)?|bild(?:er)?|cr\u00e9dits? photos?|fotograf\u00edas?(?: de)?)"
              + "|(?<author>(?:written|reported|words|story|text|report) by|reporting by|writing by|verfasst von|geschrieben von|ein (?:bericht|artikel|beitrag) von|r\u00e9dig\u00e9 par|propos recueillis par|escrito por|scritto da|geschreven door|authors?|autor(?:en|in)?|auteurs?|autor[ea]?s?|text|reporter|\u0430\u0432\u0442\u043e\u0440(?:\u044b|\u0438|\u043a\u0430)?|\u0430\u0443\u0442\u043e\u0440(?:\u0438|\u043a\u0430)?)"
              + "|(?<short>by|von|par|por|di|door|av))"
              + "(?<sep>\\s?[:\\-\u2013]\\s?|\\s)(?<names>.+)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern NAME_SPLIT =
      Pattern.compile("\\s*(?:[;&|]|,|\\s(?:and|und|et|y|e|en|och|with|mit|и|і|та)\\s)\\s*");
  private static final Pattern PLACE_BEHIND =
      Pattern.compile("\\s(?:in|aus|\u00e0|en|from)\\s.{2,40}$");
  private static final Pattern NOT_A_NAME =
      Pattern.compile(
          "(?:.{0,40}\\b(?:correspondent|reporter|editor|writer|journalist|columnist|bureau|korrespondent(?:in)?|redakteur(?:in)?|correspondant|envoy\u00e9|corresponsal|redactor|inviato|chief|analyst|minutes?|read)\\b.{0,40})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "da", "di", "do", "dos", "das", "del", "della", "la", "le", "van", "von", "der",
          "den", "ten", "ter", "zu", "zum", "bin", "ibn", "al", "el", "ul", "e", "y", "af", "av",
          "du", "st", "the", "of", "für", "d", "o");
  private static final Set<String> NEEDS_SIGN =
      Set.of(
          "text",
          "foto",
          "fotos",
          "photo",
          "photos",
          "bild",
          "bilder",
          "redaktion",
          "author",
          "authors",
          "autor",
          "autoren",
          "autorin",
          "auteur",
          "auteurs",
          "autore",
          "reporter",
          "editor",
          "editors",
          "mitarbeit",
          "avec",
          "redakteur",
          "redakteurin",
          "autores",
          "autora",
          "автор",
          "авторы",
          "автори",
          "авторка",
          "аутор",
          "аутори",
          "ауторка");
  private static final int MOST_NAME_WORDS = 6;

  private Bylines() {}

  /** The credits of the line; empty if it is no byline. */
  static List<CreditLine> read(String line) {
    if (line.length() > LONGEST) {
      return List.of();
    }
    Matcher m = LABEL.matcher(TimeLabels.strip(line));
    if (!m.matches()) {
      return List.of();
    }
    String label = m.group().substring(0, m.start("sep")).toLowerCase(Locale.ROOT);
    boolean sign = !m.group("sep").isBlank();
    if (NEEDS_SIGN.contains(label) && !sign) {
      return List.of();
    }
    List<CreditLine> credits = new ArrayList<>();
    for (String part : NAME_SPLIT.split(m.group("names"))) {
      if (!addName(credits, part, role(m), line)) {
        return List.of();
      }
    }
    boolean bareShort = m.group("short") != null && !sign;
    return bareShort && credits.stream().allMatch(c -> isDoubtful(c, label)) ? List.of() : credits;
  }

  /** The agency, if the text is the name or sign of one. */
  static Optional<CreditLine> agency(String text, String raw) {
    String name = text.strip();
    return Agencies.isKnown(name)
        ? Optional.of(new CreditLine(name, "agency", raw))
        : Optional.empty();
  }

  private static boolean addName(List<CreditLine> credits, String part, String role, String line) {
    String name = TimeLabels.strip(PLACE_BEHIND.matcher(part).replaceFirst(""));
    if (name.startsWith("by ") || name.startsWith("By ")) {
      name = name.substring(3);
    }
    if (name.isEmpty() || (!credits.isEmpty() && NOT_A_NAME.matcher(name).matches())) {
      return true;
    }
    if (Agencies.isKnown(name)) {
      credits.add(new CreditLine(name, "agency", line));
      return true;
    }
    if (!isName(name)) {
      return false;
    }
    credits.add(new CreditLine(name, role, line));
    return true;
  }

  private static String role(Matcher m) {
    for (String role : List.of("publisher", "editor", "contributor", "photographer")) {
      if (m.group(role) != null) {
        return role;
      }
    }
    return "author";
  }

  /** One word behind a bare "By" or "Di" is more often a phrase than a person. */
  private static boolean isDoubtful(CreditLine credit, String label) {
    return CleanText.words(credit.name()) < 2
        && !credit.role().equals("agency")
        && !(label.equals("by") && credit.name().equals(credit.name().toUpperCase(Locale.ROOT)));
  }

  /** Whether every word is capitalised or a particle, and there are few of them. */
  static boolean isName(String text) {
    String[] words = text.split(" ");
    if (words.length > MOST_NAME_WORDS || text.length() < 2) {
      return false;
    }
    boolean capital = false;
    for (String word : words) {
      int first = word.codePointAt(0);
      boolean upper =
          Character.isUpperCase(first) || Character.getType(first) == Character.OTHER_LETTER;
      if (!upper
          && !PARTICLES.contains(word)
          && !word.startsWith("d'")
          && !word.startsWith("al-")) {
        return false;
      }
      capital |= upper;
      if (word.chars()
          .anyMatch(c -> Character.isDigit(c) || "?!:\"\u201c\u201d@#".indexOf(c) >= 0)) {
        return false;
      }
    }
    return capital;
  }
}
