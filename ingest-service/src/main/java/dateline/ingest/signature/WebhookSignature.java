package dateline.ingest.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a request says of its own signature, by the Standard Webhooks specification 1.0.0: the
 * headers {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature}. Signed is
 * {@code ID.TIMESTAMP.BODY}, the body as it is on the wire, with HMAC-SHA256 ({@code v1});
 * asymmetric signatures ({@code v1a}) are passed over.
 */
public final class WebhookSignature {

  /** A dot would let the same bytes be read as another id and another time. */
  private static final Pattern ID = Pattern.compile("[\\x21-\\x2D\\x2F-\\x7E]{1,255}");

  private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,11}");
  private static final int MOST = 20;

  private final String id;
  private final String timestamp;
  private final List<byte[]> signatures;

  private WebhookSignature(String id, String timestamp, List<byte[]> signatures) {
    this.id = id;
    this.timestamp = timestamp;
    this.signatures = signatures;
  }

  /** Whether a request claims to be signed at all. */
  public static boolean isClaimed(Function<String, Optional<String>> headers) {
    return headers.apply("webhook-signature").isPresent();
  }

  /** What the headers say; empty if one is missing or malformed. */
  public static Optional<WebhookSignature> of(Function<String, Optional<String>> headers) {
    Optional<String> id = headers.apply("webhook-id").filter(v -> ID.matcher(v).matches());
    Optional<String> time =
        headers.apply("webhook-timestamp").filter(v -> TIMESTAMP.matcher(v).matches());
    List<byte[]> signatures = signatures(headers.apply("webhook-signature").orElse(""));
    return id.isEmpty() || time.isEmpty() || signatures.isEmpty()
        ? Optional.empty()
        : Optional.of(new WebhookSignature(id.get(), time.get(), signatures));
  }

  /** The sender's name for the message: the same in every attempt to deliver it. */
  public String id() {
    return id;
  }

  /** Whether it was sent no longer ago, and no further ahead, than the tolerance. */
  public boolean isFresh(Instant now, Duration tolerance) {
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sent, now).abs().compareTo(tolerance) <= 0;
  }

  /**
   * Whether any of the secrets made any of the signatures. Takes as long whichever it is.
   *
   * @param body the bytes of the request, content encodings not undone
   */
  public boolean matches(byte[] body, List<byte[]> secrets) {
    byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.US_ASCII);
    boolean matches = false;
    for (byte[] secret : secrets) {
      byte[] right = Hmac.of("HmacSHA256", secret, head, body);
      for (byte[] signature : signatures) {
        matches |= MessageDigest.isEqual(right, signature);
      }
    }
    return matches;
  }

  private static List<byte[]> signatures(String header) {
    List<byte[]> signatures = new ArrayList<>();
    for (String each : header.split(" ", MOST + 1)) {
      if (each.startsWith("v1,") && signatures.size() < MOST) {
        try {
          signatures.add(Base64.getDecoder().decode(each.substring("v1,".length())));
        } catch (IllegalArgumentException e) {
          // Another one beside it may be right.
          continue;
        }
      }
    }
    return signatures;
  }
}
