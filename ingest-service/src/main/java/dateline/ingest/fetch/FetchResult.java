package dateline.ingest.fetch;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What came of a fetch. Always one of these: a fetch neither throws nor hangs. */
public sealed interface FetchResult {

  /** The way that the fetch took, as far as it came. */
  Trail trail();

  /**
   * An answer with 2xx and all of its body.
   *
   * @param trail the way to it
   * @param status the status
   * @param headers all headers
   * @param bytes the body, content encodings undone
   * @param mediaType media type in lower case, without parameters
   * @param charset charset parameter
   * @param validators for the next request
   * @param fresh for how long the server holds it unnecessary to ask again (RFC 9111 section 4.2)
   */
  record Fetched(
      Trail trail,
      int status,
      Headers headers,
      byte[] bytes,
      Optional<String> mediaType,
      Optional<String> charset,
      Validators validators,
      Optional<Duration> fresh)
      implements FetchResult {}

  /**
   * 304 to a conditional request: what was fetched before still stands.
   *
   * @param trail the way to it
   * @param headers all headers
   * @param validators for the next request: the new ones, else those that were sent
   * @param fresh as in {@link Fetched}
   */
  record NotModified(Trail trail, Headers headers, Validators validators, Optional<Duration> fresh)
      implements FetchResult {}

  /** 410: it is gone for good (RFC 9110 section 15.5.11). */
  record Gone(Trail trail, Headers headers) implements FetchResult {}

  /**
   * Anything else.
   *
   * @param trail the way up to the failure
   * @param kind what failed; for operators and for the next poll
   * @param status the status, where there was one
   * @param retryAfter how long the server, or our own bounds, ask to stay away; not capped
   * @param message for anybody to read: says of a refused address no more than of an unknown one,
   *     so that nobody can explore our network with it
   */
  record Failed(
      Trail trail, Kind kind, OptionalInt status, Optional<Duration> retryAfter, String message)
      implements FetchResult {

    static Failed of(Trail trail, Kind kind) {
      return new Failed(trail, kind, OptionalInt.empty(), Optional.empty(), kind.message());
    }
  }

  /** What can fail. */
  enum Kind {
    /** The guard refuses the address: scheme, user, port, or what it resolves to. */
    REFUSED_ADDRESS("No such address can be fetched."),
    DNS("No such address can be fetched."),
    CONNECT("The server can't be reached."),
    TLS("The server's certificate or TLS was not accepted."),
    /** The total deadline passed. */
    TIMEOUT("The answer took too long."),
    /** The body came slower than the configured rate. */
    TOO_SLOW("The answer came too slowly."),
    /** More decoded bytes than allowed. */
    TOO_LARGE("The answer is too large."),
    /** Decompresses beyond the allowed ratio, or is encoded more often than allowed. */
    BOMB("The answer is compressed beyond any use."),
    REDIRECT_LOOP("The redirects lead in a circle."),
    TOO_MANY_REDIRECTS("There are too many redirects."),
    /** A redirect from https to http. */
    DOWNGRADE("A redirect leads from https to http."),
    /** A status that is neither an answer nor a redirect. */
    STATUS("The server answered with an error."),
    /** Not HTTP, or HTTP that breaks its own rules: too large a header, no Location. */
    PROTOCOL("The server's answer is not valid HTTP."),
    /** The connection ended within the answer. */
    CUT("The answer broke off."),
    /** A content encoding that is unknown, or data that is not what it says. */
    ENCODING("The answer's content encoding can't be undone."),
    /** robots.txt asks to stay away, or could not be read (RFC 9309 section 2.3.1). */
    ROBOTS("The site asks robots to stay away."),
    /** The host asked for a pause, or too much waits for it; nothing was sent. */
    BUSY("Too much is being fetched from there."),
    /** The service is stopping. */
    STOPPED("The service is stopping.");

    private final String message;

    Kind(String message) {
      this.message = message;
    }

    /** Says it to anybody. */
    public String message() {
      return message;
    }
  }
}
