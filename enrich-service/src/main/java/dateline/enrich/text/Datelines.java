package dateline.enrich.text;

import dateline.enrich.time.DateLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the dateline that a wire puts before its first sentence: {@code LAGOS, March 3
 * (Agency) -}, {@code BERLIN (dpa) -}, {@code NEW DELHI:}, {@code LIMA.-}. Capitals, an agency's
 * sign or a date must speak for it; a word and a dash alone do not.
 */
final class Datelines {

  private static final int LONGEST = 110;
  private static final Pattern SEPARATOR =
      Pattern.compile(
          "\\s?(?:[\u2014\u2013]|--?)\\s|\\s?:\\s|(?<=\\))\\s?[.]\\s?[\u2014\u2013-]+\\s?|(?<=\\p{L})[.]\\s?[\u2014\u2013-]{1,2}\\s|[\u2014\u2013](?=\\S)");
  private static final Pattern AGENCY =
      Pattern.compile("\\s?[(\\[/]([^()\\[\\]]{2,40})[)\\]/]\\s?$");
  private static final Pattern PLACE_WORD =
      Pattern.compile(
          "(?:\\p{Lu}[\\p{L}.'\u2019\\-]{0,30}|de|del|la|le|el|al|am|an|der|do|da|dos|of|sur|bin|and|und|im|in|ob|y)");
  private static final Set<String> NOT_PLACES =
      Set.of(
          "UPDATE",
          "UPDATED",
          "BREAKING",
          "WATCH",
          "LIVE",
          "EXCLUSIVE",
          "CORRECTION",
          "CORRECTED",
          "FACTBOX",
          "NOTE",
          "VIDEO",
          "PHOTOS",
          "OPINION",
          "ANALYSIS",
          "EXPLAINER",
          "EDITORIAL",
          "SPOILER",
          "WARNING",
          "ALSO",
          "READ",
          "EILMELDUNG",
          "KOMMENTAR",
          "INTERVIEW",
          "Q",
          "A",
          "RECAP",
          "REVIEW",
          "TIMELINE",
          "FLASH",
          "URGENT",
          "ALERT",
          "DISCLAIMER",
          "RESULTS",
          "SCORES",
          "BRIEF",
          "KEY",
          "WHAT",
          "WHO",
          "WHY",
          "HOW",
          "WHEN",
          "WHERE");

  private Datelines() {}

  /**
   * A dateline as found.
   *
   * @param raw as delivered, with its closing sign
   * @param city the city, in ordinary spelling
   * @param agencies the agencies in brackets
   * @param length code units that it takes from the paragraph, blanks included
   */
  record Dateline(String raw, Optional<String> city, List<String> agencies, int length) {}

  static Optional<Dateline> read(String paragraph) {
    String head = paragraph.substring(0, Math.min(LONGEST, paragraph.length()));
    Matcher m = SEPARATOR.matcher(head);
    while (m.find()) {
      Optional<Dateline> found = upTo(paragraph, m.start(), m.end());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Dateline> upTo(String paragraph, int end, int next) {
    String body = paragraph.substring(0, end).strip();
    boolean colon = paragraph.substring(end, next).contains(":");
    List<String> agencies = new ArrayList<>();
    Matcher agency = AGENCY.matcher(body);
    if (agency.find()) {
      agencies.addAll(List.of(agency.group(1).strip().split("\\s*[/,]\\s*")));
      body = body.substring(0, agency.start()).strip();
    }
    boolean signed =
        !agencies.isEmpty()
            && (agencies.stream().anyMatch(Agencies::isKnown)
                || agencies.stream().allMatch(Datelines::looksLikeAgency));
    if (!agencies.isEmpty() && !signed) {
      return Optional.empty();
    }
    List<String> place = new ArrayList<>();
    boolean dated = false;
    for (String part : body.split("\\s*,\\s*")) {
      String piece = part.strip();
      if (isDate(piece)) {
        dated = true;
      } else if (!piece.isEmpty() && dated) {
        return Optional.empty();
      } else if (!piece.isEmpty()) {
        place.add(piece);
      }
    }
    if (!isPlace(place, signed, dated, colon)) {
      return Optional.empty();
    }
    String raw = paragraph.substring(0, next).strip();
    Optional<String> city = place.stream().findFirst().map(Datelines::city);
    return paragraph.length() - next < 20
        ? Optional.empty()
        : Optional.of(new Dateline(raw, city, List.copyOf(agencies), next));
  }

  private static boolean isPlace(List<String> place, boolean signed, boolean dated, boolean colon) {
    if (place.isEmpty()) {
      return signed;
    }
    if (place.size() > 3) {
      return false;
    }
    String first = place.get(0);
    boolean capitals = first.equals(first.toUpperCase(Locale.ROOT)) && first.length() > 3;
    if (!capitals && !signed && !(dated && !colon)) {
      return false;
    }
    if (NOT_PLACES.contains(first.split("[ /]", 2)[0].toUpperCase(Locale.ROOT))) {
      return false;
    }
    for (String piece : place) {
      for (String word : piece.split("[ /]")) {
        if (!PLACE_WORD.matcher(word).matches() || (word.length() == 1 && place.size() == 1)) {
          return false;
        }
      }
    }
    return CleanText.words(first) <= 4;
  }

  private static boolean isDate(String piece) {
    return DateLines.isOnlyTime(piece)
        || (piece.length() >= 4 && piece.length() <= 20 && DateLines.isOnlyTime(piece + " 2000"));
  }

  private static boolean looksLikeAgency(String name) {
    return Agencies.isKnown(name)
        || (!name.isEmpty()
            && name.length() <= 30
            && CleanText.words(name) <= 4
            && Character.isUpperCase(name.codePointAt(0))
            && name.chars().noneMatch(Character::isDigit));
  }

  /** The first city alone, and not in capitals. */
  private static String city(String place) {
    String first = place.split("/", 2)[0].strip();
    if (!first.equals(first.toUpperCase(Locale.ROOT))) {
      return first;
    }
    StringBuilder city = new StringBuilder(first.length());
    boolean start = true;
    for (char c : first.toCharArray()) {
      city.append(start ? c : Character.toLowerCase(c));
      start = c == ' ' || c == '-' || c == '.';
    }
    return city.toString();
  }
}
