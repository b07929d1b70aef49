package dateline.ingest.fetch;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is to be fetched. Any address may be asked for: what may not be fetched is refused by the
 * fetcher.
 *
 * @param uri the address
 * @param kind what is expected there
 * @param validators what makes the request conditional, sent only to the address it came from
 * @param headers more headers, as credentials; sent only to the origin (scheme, host and port) of
 *     {@code uri}, and dropped for good at the first redirect that leaves it
 * @param body what is posted; empty for GET
 * @param maxBytes most decoded bytes, where the configured bound of the kind is not meant
 */
public record FetchRequest(
    URI uri,
    FetchKind kind,
    Optional<Validators> validators,
    Map<String, String> headers,
    Optional<Body> body,
    OptionalLong maxBytes) {

  public FetchRequest {
    headers = Map.copyOf(headers);
  }

  /**
   * What is posted. Only 307 and 308 carry it on to another address (RFC 9110 section 15.4).
   *
   * @param mediaType its media type
   * @param bytes its bytes
   */
  public record Body(String mediaType, byte[] bytes) {}

  /** A plain GET. */
  public static FetchRequest get(URI uri, FetchKind kind) {
    return new FetchRequest(
        uri, kind, Optional.empty(), Map.of(), Optional.empty(), OptionalLong.empty());
  }

  /** A POST. */
  public static FetchRequest post(URI uri, FetchKind kind, Body body) {
    return new FetchRequest(
        uri, kind, Optional.empty(), Map.of(), Optional.of(body), OptionalLong.empty());
  }

  /** The same, conditional. */
  public FetchRequest with(Optional<Validators> conditions) {
    return new FetchRequest(uri, kind, conditions, headers, body, maxBytes);
  }

  /**
   * The same with the credentials of a place, if that is where the address leads: a feed that moved
   * to somebody else does not take them along.
   */
  public FetchRequest with(Map<String, String> credentials, URI owner) {
    return Origin.of(uri).equals(Origin.of(owner)) ? with(credentials) : this;
  }

  /** The same with headers for the origin of the address. */
  public FetchRequest with(Map<String, String> more) {
    return new FetchRequest(uri, kind, validators, more, body, maxBytes);
  }
}
