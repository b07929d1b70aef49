package dateline.ingest.source;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** What an address has to be before it may stand in a definition. */
final class AddressRules {

  private final UrlRule urls;

  AddressRules(UrlRule urls) {
    this.urls = urls;
  }

  /** The address in a field, if it is sound; faulted if it is not. */
  Optional<URI> url(Stated stated, String name) {
    Optional<String> text = stated.text(name, 2048);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    URI url;
    try {
      url = URI.create(text.get());
    } catch (IllegalArgumentException e) {
      stated.fault(name, "is no address (RFC 3986): " + text.get());
      return Optional.empty();
    }
    Optional<String> refusal = refusal(url);
    refusal.ifPresent(why -> stated.fault(name, why));
    return refusal.isPresent() ? Optional.empty() : Optional.of(url);
  }

  /** Why the address may not be one of ours to fetch; empty if it may. */
  Optional<String> refusal(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.of("needs http or https");
    }
    if (url.getRawUserInfo() != null
        || (url.getRawAuthority() != null && url.getRawAuthority().contains("@"))) {
      // Would stand in logs and be sent to wherever the address redirects.
      return Optional.of("may not hold a user or a password: state them as headers");
    }
    if (url.getHost() == null || url.getHost().isEmpty()) {
      return Optional.of("has no host");
    }
    if (url.getRawFragment() != null) {
      return Optional.of("may not have a fragment");
    }
    return urls.refusal(url);
  }
}
