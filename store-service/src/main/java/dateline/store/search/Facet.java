package dateline.store.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an article can be looked up by, besides its words, and how a value of it becomes a key of
 * the one search index. Keys begin with {@code #}, which no term of a text can hold.
 */
public enum Facet {
  /** Feed that delivered the article. */
  FEED,
  /** Language, as the primary subtag and as the whole BCP 47 tag. */
  LANGUAGE,
  /** Subject tag. */
  SUBJECT,
  /** Person tag. */
  PERSON,
  /** Organisation tag. */
  ORGANISATION,
  /** Place tag, also by country code. */
  PLACE,
  /** Event tag. */
  EVENT,
  /** Object tag. */
  OBJECT,
  /** Keyword tag. */
  KEYWORD,
  /** Genre tag. */
  GENRE,
  /** Article that this article links to. */
  LINK;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final int LONGEST = 200;

  private static final Map<String, Facet> TAGS =
      Arrays.stream(values())
          .filter(Facet::isTag)
          .collect(
              Collectors.toMap(facet -> facet.name().toLowerCase(Locale.ROOT), facet -> facet));

  private final String prefix = "#" + name().toLowerCase(Locale.ROOT) + ":";

  /**
   * The key of a value: without regard to case, accents and runs of white space, so that "São
   * Paulo" and "sao paulo" are one.
   */
  public String key(String value) {
    return prefix + cut(isPlain(value) ? value : normal(value));
  }

  /** The kind of tag that has this name in the contract; none for a name that we don't know. */
  public static Optional<Facet> ofTag(String kind) {
    return Optional.ofNullable(TAGS.get(kind));
  }

  private static String normal(String value) {
    String bare = MARKS.matcher(Normalizer.normalize(value, Normalizer.Form.NFKD)).replaceAll("");
    return SPACE.matcher(bare.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  // Most values are: URIs, codes, feeds. Normalising them would cost more than all else about them.
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c > '~' || (c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return true;
  }

  private static String cut(String plain) {
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
  }

  /** Whether values of this facet are tags. */
  public boolean isTag() {
    return compareTo(SUBJECT) >= 0 && compareTo(GENRE) <= 0;
  }
}
