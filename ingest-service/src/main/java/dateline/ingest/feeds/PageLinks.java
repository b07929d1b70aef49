package dateline.ingest.feeds;

import dateline.ingest.fetch.WebAddress;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Addresses on a page, and around it, that may be feeds. */
final class PageLinks {

  private static final Set<String> TYPES =
      Set.of(
          "application/rss+xml",
          "application/atom+xml",
          "application/rdf+xml",
          "application/feed+json",
          "application/json",
          "application/xml",
          "text/xml");
  private static final Pattern LOOKS_LIKE_A_FEED =
      Pattern.compile("(?:^|[/._?=&-])(?:rss|atom|feeds?|rdf)(?:[/._?=&-]|\\d*$)|\\.xml$");

  /** Where feeds are kept, most often first. */
  private static final List<String> USUAL =
      List.of("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml");

  private PageLinks() {}

  /** What the page declares (RFC 8288 alternate, WHATWG), in its order. */
  static Set<URI> declared(Document page, URI location) {
    URI base = base(page, location);
    Set<URI> found = new LinkedHashSet<>();
    for (Element link : page.select("link[rel][href]")) {
      List<String> rel = List.of(link.attr("rel").toLowerCase(Locale.ROOT).strip().split("\\s+"));
      String type = link.attr("type").toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
      boolean alternate = rel.contains("alternate") && TYPES.contains(type);
      if (alternate || rel.contains("feed")) {
        WebAddress.resolve(base, link.attr("href")).ifPresent(found::add);
      }
    }
    return found;
  }

  /** What it links to that looks like a feed. */
  static Set<URI> guessed(Document page, URI location) {
    URI base = base(page, location);
    Set<URI> found = new LinkedHashSet<>();
    for (Element link : page.select("a[href]")) {
      Optional<URI> url = WebAddress.resolve(base, link.attr("href"));
      url.filter(u -> LOOKS_LIKE_A_FEED.matcher(pathAndQuery(u)).find()).ifPresent(found::add);
    }
    return found;
  }

  /** Where its site may have one all the same. */
  static Stream<URI> usual(URI location) {
    return USUAL.stream().flatMap(path -> WebAddress.resolve(location, path).stream());
  }

  private static URI base(Document page, URI location) {
    return Optional.ofNullable(page.selectFirst("base[href]"))
        .flatMap(base -> WebAddress.resolve(location, base.attr("href")))
        .orElse(location);
  }

  private static String pathAndQuery(URI url) {
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return (url.getRawPath() + query).toLowerCase(Locale.ROOT);
  }
}
