package dateline.ingest.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookSignatureTest {

  private static final byte[] SECRET =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NEXT =
      "another secret of the same feed!".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BODY = "{\"uri\":\"tide\"}".getBytes(StandardCharsets.UTF_8);

  /**
   * By {@code printf '%s' 'msg_7.1772359200.{"uri":"tide"}' | openssl dgst -sha256 -hmac SECRET}.
   */
  private static final String KNOWN = "v1,ijxN7/uTGtbCRe5oybxuOdZdHSBV9tZx0WUbRbkvpl4=";

  @Test
  void theKnownSignatureMatches() {
    assertThat(signature("msg_7", "1772359200", KNOWN).matches(BODY, List.of(SECRET))).isTrue();
  }

  @Test
  void anyOfTheSecretsMayHaveMadeAnyOfTheSignatures() {
    WebhookSignature signature =
        signature("msg_7", "1772359200", "v1a,AAAA v1,???? v1,AAAA " + KNOWN);
    assertThat(signature.matches(BODY, List.of(NEXT, SECRET))).isTrue();
    assertThat(signature.matches(BODY, List.of(NEXT))).isFalse();
    assertThat(signature.matches(BODY, List.of())).isFalse();
  }

  @Test
  void idTimeAndBodyAreCovered() {
    assertThat(signature("msg_8", "1772359200", KNOWN).matches(BODY, List.of(SECRET))).isFalse();
    assertThat(signature("msg_7", "1772359201", KNOWN).matches(BODY, List.of(SECRET))).isFalse();
    byte[] other = "{\"uri\":\"tidf\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(signature("msg_7", "1772359200", KNOWN).matches(other, List.of(SECRET))).isFalse();
  }

  @Test
  void aTimeIsFreshWithinTheTolerance() {
    WebhookSignature signature = signature("m", "1772359200", KNOWN);
    Duration tolerance = Duration.ofMinutes(5);
    Instant sent = Instant.ofEpochSecond(1772359200);
    assertThat(signature.isFresh(sent.plusSeconds(300), tolerance)).isTrue();
    assertThat(signature.isFresh(sent.minusSeconds(300), tolerance)).isTrue();
    assertThat(signature.isFresh(sent.plusSeconds(301), tolerance)).isFalse();
    assertThat(signature.isFresh(sent.minusSeconds(301), tolerance)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    ", 1772359200, 'v1,AAAA'",
    "m.1, 1772359200, 'v1,AAAA'",
    "m 1, 1772359200, 'v1,AAAA'",
    "m, , 'v1,AAAA'",
    "m, -5, 'v1,AAAA'",
    "m, 99999999999999999999, 'v1,AAAA'",
    "m, 2026-03-01T10:00:00Z, 'v1,AAAA'",
    "m, 1772359200, ",
    "m, 1772359200, 'v2,AAAA'",
    "m, 1772359200, 'v1'",
    "m, 1772359200, 'v1,!!'"
  })
  void whatIsMissingOrMalformedIsNoSignature(String id, String timestamp, String signatures) {
    assertThat(
            WebhookSignature.of(
                name ->
                    Optional.ofNullable(
                        switch (name) {
                          case "webhook-id" -> id;
                          case "webhook-timestamp" -> timestamp;
                          default -> signatures;
                        })))
        .isEmpty();
  }

  private static WebhookSignature signature(String id, String timestamp, String signatures) {
    Map<String, String> headers =
        Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signatures);
    return WebhookSignature.of(name -> Optional.ofNullable(headers.get(name))).orElseThrow();
  }
}
