package dateline.ingest.poll;

import dateline.ingest.format.Parts;
import dateline.ingest.format.WireItem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Tells whether an item holds its article's text or no more than a teaser for it. */
final class Stubs {

  /** A text as long as two or three paragraphs is one. */
  private static final int TEXT = 600;

  private static final Set<String> NO_BODY =
      Set.of("headline", "subtitle", "kicker", "title", "caption", "page");
  private static final List<String> PAGE_LINKS = List.of("alternate", "canonical", "related");

  /** How a text that was cut off ends: three dots, perhaps in brackets, perhaps linked. */
  private static final Pattern CUT =
      Pattern.compile("(?:\\.\\.\\.|…)\\s?[\\])»>]?\\W{0,3}$", Pattern.UNICODE_CHARACTER_CLASS);

  private Stubs() {}

  static boolean isStub(WireItem item) {
    return item.parts().texts().stream()
        .filter(text -> !NO_BODY.contains(text.role()))
        .map(Stubs::plain)
        .noneMatch(text -> text.length() >= TEXT && !CUT.matcher(text).find());
  }

  /** Where the article's page is. */
  static Optional<URI> page(WireItem item) {
    return PAGE_LINKS.stream()
        .flatMap(rel -> item.parts().links().stream().filter(link -> link.rel().equals(rel)))
        .map(Parts.Link::href)
        .flatMap(href -> web(href).stream())
        .findFirst();
  }

  private static String plain(Parts.Text text) {
    return text.contentType().contains("html")
        ? Jsoup.parse(text.value()).text()
        : text.value().strip();
  }

  private static Optional<URI> web(String href) {
    try {
      URI uri = new URI(href);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return web ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
