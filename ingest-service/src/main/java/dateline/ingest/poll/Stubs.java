package dateline.ingest.poll;

import dateline.ingest.fetch.WebAddress;
import dateline.ingest.format.Parts;
import dateline.ingest.format.WireItem;
import java.lang.Character.UnicodeScript;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Tells whether an item holds its article's text or no more than a teaser for it. */
final class Stubs {

  /** A text as long as two or three paragraphs is one: in letters of an alphabet. */
  private static final int TEXT = 600;

  /** A character of Chinese, Japanese or Korean says as much as three letters. */
  private static final int WIDE = 3;

  private static final Set<UnicodeScript> WIDE_SCRIPTS =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.YI);

  private static final Set<String> NO_BODY =
      Set.of("headline", "subtitle", "kicker", "title", "caption", "page");

  /** What is "related" is another article. */
  private static final List<String> PAGE_LINKS = List.of("alternate", "canonical");

  /**
   * How a text that was cut off ends: three dots or full stops of its script, perhaps in brackets,
   * perhaps linked.
   */
  private static final Pattern CUT =
      Pattern.compile(
          "(?:[.．。・۔।]{3}|[…⋯︙])\\s?[\\])»>]?\\W{0,3}$", Pattern.UNICODE_CHARACTER_CLASS);

  private Stubs() {}

  static boolean isStub(WireItem item) {
    return item.parts().texts().stream()
        .filter(text -> !NO_BODY.contains(text.role()))
        .map(Stubs::plain)
        .noneMatch(text -> length(text) >= TEXT && !CUT.matcher(text).find());
  }

  /** Where the article's page is. */
  static Optional<URI> page(WireItem item) {
    return PAGE_LINKS.stream()
        .flatMap(rel -> item.parts().links().stream().filter(link -> link.rel().equals(rel)))
        .map(Parts.Link::href)
        .flatMap(href -> web(href).stream())
        .findFirst();
  }

  private static int length(String text) {
    return text.codePoints()
        .map(c -> WIDE_SCRIPTS.contains(UnicodeScript.of(c)) ? WIDE : 1)
        .limit(TEXT)
        .sum();
  }

  private static String plain(Parts.Text text) {
    return text.contentType().contains("html")
        ? Jsoup.parse(text.value()).text()
        : text.value().strip();
  }

  private static Optional<URI> web(String href) {
    return WebAddress.parse(href).filter(uri -> Set.of("http", "https").contains(uri.getScheme()));
  }
}
