package dateline.enrich.text;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lines such as "Categories: World, Asia", "Tags: dam, flood" and "Home > World > Asia". */
final class CategoryLines {

  private static final Pattern CATEGORIES =
      Pattern.compile(
          "(?:categor(?:y|ies)|sections?|filed under|posted in|rubrik(?:en)?|ressort|kategorien?|cat\u00e9gories?|rubriques?|categor[i\u00ed]as?|secci(?:\u00f3n|ones)|se\u00e7\u00e3o|editoria|sezion[ei]|categori[ae]|categorie\u00ebn|kategori(?:a|e|er)?|\u0440\u0443\u0431\u0440\u0438\u043a[\u0430\u0438])\\s?:\\s?(.{1,200})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern KEYWORDS =
      Pattern.compile(
          "(?:tags?|keywords?|topics?|schlagw(?:ort|orte|\u00f6rter)|themen|stichworte|mots[- ]cl\u00e9s|th\u00e8mes|etiquetas|temas|palabras clave|palavras-chave|parole chiave|argomenti|tagi|\u0442\u0435\u0433\u0438|\u043c\u0435\u0442\u043a\u0438)\\s?:\\s?(.{1,400})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern SPLIT =
      Pattern.compile("\\s*[,;|\u00b7\u2022]\\s*|\\s+[/>\u203a\u00bb]\\s+");
  private static final Pattern CRUMBS =
      Pattern.compile(
          "[^/>\u203a\u00bb.]{2,40}(?:\\s?[/>\u203a\u00bb]\\s?[^/>\u203a\u00bb.]{2,60}){1,5}");
  private static final Set<String> HOME =
      Set.of(
          "home",
          "start",
          "startseite",
          "accueil",
          "inicio",
          "in\u00edcio",
          "home page",
          "homepage",
          "news");

  private CategoryLines() {}

  /** Whether the line was one of them; what it says is in the draft then. */
  static boolean take(String line, Draft draft) {
    if (line.length() > 420) {
      return false;
    }
    Matcher m = CATEGORIES.matcher(line);
    if (m.matches()) {
      draft.addCategories(split(m.group(1)));
      return true;
    }
    m = KEYWORDS.matcher(line);
    if (m.matches()) {
      draft.addKeywords(split(m.group(1)));
      return true;
    }
    if (CRUMBS.matcher(line).matches()) {
      List<String> crumbs = split(line.replace("\u00bb", " \u00bb ").replace(">", " > "));
      if (HOME.contains(CleanText.bare(crumbs.get(0)))) {
        draft.addCategories(crumbs.stream().skip(1).filter(c -> CleanText.words(c) <= 3).toList());
        return true;
      }
    }
    return false;
  }

  private static List<String> split(String names) {
    return Arrays.stream(SPLIT.split(names))
        .map(String::strip)
        .map(n -> n.startsWith("#") ? n.substring(1) : n)
        .filter(n -> !n.isEmpty())
        .toList();
  }
}
