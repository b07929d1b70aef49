package dateline.ingest.websub;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * What a feed offers to subscribe to (WebSub section 4).
 *
 * @param hubs hubs that announce its changes, in its order; none if it is only polled
 * @param topic what to ask them for: its own address for itself, else where it was found
 */
public record HubOffer(List<URI> hubs, URI topic) {

  /** More hubs than anybody has. */
  private static final int MOST = 10;

  public HubOffer {
    hubs = List.copyOf(hubs);
  }

  /**
   * What an answer offers: by its {@code Link} headers, and where they say nothing, by the
   * document's own links.
   *
   * @param address where the document was found, behind all redirects
   * @param linkHeaders values of the Link header
   * @param hubs hubs that the document names
   * @param self the document's address for itself
   */
  public static HubOffer of(
      URI address, List<String> linkHeaders, List<String> hubs, Optional<String> self) {
    List<LinkHeader> links = LinkHeader.of(linkHeaders);
    List<String> named = targets(links, "hub");
    Optional<URI> topic =
        targets(links, "self").stream()
            .findFirst()
            .flatMap(each -> web(address, each))
            .or(() -> self.flatMap(each -> web(address, each)));
    Set<URI> found = new LinkedHashSet<>();
    for (String each : named.isEmpty() ? hubs : named) {
      web(address, each).ifPresent(found::add);
    }
    return new HubOffer(
        found.stream().limit(MOST).toList(), topic.orElseGet(() -> withoutFragment(address)));
  }

  /** What a page offers: its {@code link} elements stand in for those of a feed. */
  public static HubOffer ofPage(URI address, List<String> linkHeaders, String html) {
    List<String> hubs = new ArrayList<>();
    Optional<String> self = Optional.empty();
    for (Element link : Jsoup.parse(html).select("head link[rel][href]")) {
      List<String> rels =
          List.of(link.attr("rel").toLowerCase(java.util.Locale.ROOT).split("\\s+"));
      if (rels.contains("hub")) {
        hubs.add(link.attr("href"));
      }
      if (rels.contains("self") && self.isEmpty()) {
        self = Optional.of(link.attr("href"));
      }
    }
    return of(address, linkHeaders, hubs, self);
  }

  private static List<String> targets(List<LinkHeader> links, String rel) {
    return links.stream()
        .filter(link -> link.rels().contains(rel))
        .map(LinkHeader::target)
        .toList();
  }

  private static Optional<URI> web(URI base, String text) {
    try {
      URI uri = base.resolve(text.strip());
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null && uri.getRawUserInfo() == null
          ? Optional.of(withoutFragment(uri))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static URI withoutFragment(URI uri) {
    String text = uri.toString();
    return uri.getRawFragment() == null ? uri : URI.create(text.substring(0, text.indexOf('#')));
  }
}
