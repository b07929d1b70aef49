package dateline.ingest.format.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The address that a page names as its own: {@code link rel=canonical} (RFC 6596), {@code og:url},
 * the {@code url} or {@code mainEntityOfPage} of its JSON-LD article, else the one it was delivered
 * under. The first that can be one article's address wins.
 */
final class CanonicalAddress {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CanonicalAddress() {}

  static Optional<String> of(Document page, Optional<URI> delivered) {
    List<String> named = new ArrayList<>();
    for (Element link : page.select("link[rel~=(?i)(^|\\s)canonical($|\\s)][href]")) {
      named.add(link.attr("href"));
    }
    for (Element meta : page.select("meta[property=og:url], meta[name=og:url]")) {
      named.add(meta.attr("content"));
    }
    for (Element script : page.select("script[type=application/ld+json]")) {
      jsonLd(script.data()).ifPresent(json -> collect(json, named));
    }
    String base = page.baseUri();
    return named.stream()
        .flatMap(address -> absolute(base, address).stream())
        .filter(address -> names(address, delivered))
        .findFirst()
        .or(() -> delivered)
        .map(URI::toString);
  }

  /** Many sites name their front page as canonical on every page: that is no article's address. */
  private static boolean names(URI address, Optional<URI> delivered) {
    boolean front = isFront(address);
    return !front || delivered.isPresent() && isFront(delivered.get());
  }

  private static boolean isFront(URI address) {
    String path = Optional.ofNullable(address.getRawPath()).orElse("");
    return path.replace("/", "").isEmpty() && address.getRawQuery() == null;
  }

  private static Optional<URI> absolute(String base, String address) {
    try {
      String trimmed = address.strip().replace(" ", "%20");
      URI uri = base.isEmpty() ? new URI(trimmed) : new URI(base).resolve(new URI(trimmed));
      if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("(?i)https?")) {
        return Optional.empty();
      }
      return Optional.of(withoutFragment(uri));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** A fragment is a place on the page (RFC 3986 section 3.5); scheme and host know no case. */
  private static URI withoutFragment(URI uri) {
    String text = uri.toString();
    int hash = text.indexOf('#');
    String whole = hash < 0 ? text : text.substring(0, hash);
    int path = whole.indexOf('/', whole.indexOf("//") + 2);
    String head = path < 0 ? whole : whole.substring(0, path);
    return URI.create(head.toLowerCase(Locale.ROOT) + (path < 0 ? "" : whole.substring(path)));
  }

  private static Optional<JsonNode> jsonLd(String script) {
    try {
      return Optional.ofNullable(JSON.readTree(script));
    } catch (JsonProcessingException e) {
      // Pages carry broken JSON-LD often enough; the page's other statements remain.
      return Optional.empty();
    }
  }

  private static void collect(JsonNode node, List<String> named) {
    if (node.isArray()) {
      node.forEach(each -> collect(each, named));
    } else if (node.isObject()) {
      if (node.path("@type").toString().matches("(?s).*(Article|Posting|Report).*")) {
        add(node.path("url"), named);
        add(node.path("mainEntityOfPage"), named);
        add(node.path("mainEntityOfPage").path("@id"), named);
      }
      collect(node.path("@graph"), named);
    }
  }

  private static void add(JsonNode value, List<String> named) {
    if (value.isTextual()) {
      named.add(value.asText());
    }
  }
}
