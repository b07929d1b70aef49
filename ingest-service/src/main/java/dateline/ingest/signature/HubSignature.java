package dateline.ingest.signature;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The signature of a hub under what it distributes: {@code X-Hub-Signature: METHOD=HEX} (WebSub
 * section 7.1), over the bytes of the body as they came.
 *
 * @param method how it was made
 * @param bytes the signature
 */
public record HubSignature(Method method, byte[] bytes) {

  /** How a signature can be made (WebSub section 8.1), weakest first. */
  public enum Method {
    SHA1("HmacSHA1"),
    SHA256("HmacSHA256"),
    SHA384("HmacSHA384"),
    SHA512("HmacSHA512");

    private final String algorithm;

    Method(String algorithm) {
      this.algorithm = algorithm;
    }
  }

  /** What a header says; empty if it is malformed, or of a method that we don't know. */
  public static Optional<HubSignature> of(String header) {
    int equals = header.indexOf('=');
    if (equals < 0) {
      return Optional.empty();
    }
    try {
      Method method = Method.valueOf(header.substring(0, equals).strip().toUpperCase(Locale.ROOT));
      byte[] bytes = HexFormat.of().parseHex(header.substring(equals + 1).strip());
      return Optional.of(new HubSignature(method, bytes));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the secret made it. Takes as long if not. */
  public boolean matches(byte[] body, byte[] secret) {
    return MessageDigest.isEqual(Hmac.of(method.algorithm, secret, body), bytes);
  }
}
