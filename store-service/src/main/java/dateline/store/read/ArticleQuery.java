package dateline.store.read;

import dateline.store.search.Facet;
import dateline.store.search.Terms;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bson.types.ObjectId;

/**
 * What a caller asks the list of articles for, read and checked. Only values come out of here, so
 * that no text of a caller can become a query operator.
 *
 * @param facets sets of keys; an article has to have one key of each set
 * @param readings lists of terms; where there are any, an article has to have all terms of one list
 * @param from earliest time
 * @param to time that all articles are before
 * @param limit most articles of a page
 * @param after the article that the page starts behind
 */
record ArticleQuery(
    List<Set<String>> facets,
    List<List<String>> readings,
    Optional<Instant> from,
    Optional<Instant> to,
    int limit,
    Optional<ObjectId> after) {

  private static final int LONGEST_TEXT = 200;
  private static final int MOST_WORDS = 12;
  private static final int FIRST_YEAR = 1;
  private static final int LAST_YEAR = 9999;

  /** Reads the request's parameters; a wrong one is a problem that names it. */
  static ArticleQuery of(Parameters in) {
    List<Set<String>> facets = new ArrayList<>();
    one(Facet.PERSON, in.person(), facets);
    one(Facet.ORGANISATION, in.organisation(), facets);
    one(Facet.PLACE, in.place(), facets);
    one(Facet.FEED, in.feed(), facets);
    one(Facet.LANGUAGE, in.language(), facets);
    text("tag", in.tag()).ifPresent(value -> facets.add(0, anyTag(value)));
    return new ArticleQuery(
        facets,
        text("q", in.q()).map(q -> readings(q, in.language())).orElse(List.of()),
        time("from", in.from()),
        time("to", in.to()),
        Limits.read(in.limit()),
        text("cursor", in.cursor()).map(PageCursor::decode));
  }

  /** The parameters as they came; each may be null. */
  record Parameters(
      String feed,
      String tag,
      String place,
      String person,
      String organisation,
      String language,
      String from,
      String to,
      String q,
      String limit,
      String cursor) {}

  private static void one(Facet facet, String value, List<Set<String>> facets) {
    text(facet.name().toLowerCase(Locale.ROOT), value)
        .ifPresent(text -> facets.add(Set.of(facet.key(text))));
  }

  private static Set<String> anyTag(String value) {
    Set<String> keys = new LinkedHashSet<>();
    for (Facet facet : Facet.values()) {
      if (facet.isTag()) {
        keys.add(facet.key(value));
      }
    }
    return keys;
  }

  private static List<List<String>> readings(String q, String language) {
    List<List<String>> readings =
        language == null || language.isBlank()
            ? Terms.readings(q)
            : List.of(List.copyOf(Terms.of(List.of(q), language, MOST_WORDS + 1)));
    if (readings.isEmpty() || readings.get(0).isEmpty()) {
      throw Problems.invalid("q", "holds no word to search for");
    }
    if (readings.stream().anyMatch(terms -> terms.size() > MOST_WORDS)) {
      throw Problems.invalid("q", "at most " + MOST_WORDS + " words");
    }
    return readings;
  }

  private static Optional<String> text(String name, String value) {
    if (value == null) {
      return Optional.empty();
    }
    if (value.isBlank()) {
      throw Problems.invalid(name, "is empty");
    }
    if (value.length() > LONGEST_TEXT) {
      throw Problems.invalid(name, "is longer than " + LONGEST_TEXT + " characters");
    }
    return Optional.of(value.strip());
  }

  private static Optional<Instant> time(String name, String value) {
    return text(name, value).map(text -> instant(name, text));
  }

  private static Instant instant(String name, String text) {
    try {
      OffsetDateTime time =
          text.indexOf('T') < 0
              ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
              : OffsetDateTime.parse(text);
      // Java reads years of nine digits, which no index and no clock knows.
      if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
        throw Problems.invalid(name, "not in the years 0001 to 9999");
      }
      return time.toInstant();
    } catch (DateTimeException e) {
      throw Problems.invalid(
          name, "neither a date (2025-07-03) nor a time with offset (2025-07-03T10:00:00Z)");
    }
  }
}
