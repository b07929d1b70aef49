package dateline.ingest.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSignatureTest {

  private static final byte[] BODY = "<feed/>".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SECRET = "hub-secret".getBytes(StandardCharsets.UTF_8);

  /** By {@code printf '<feed/>' | openssl dgst -METHOD -hmac hub-secret}. */
  @ParameterizedTest
  @CsvSource({
    "sha1=d07260cad34b4772d7f4167f7e45b4d5f26fe2a1",
    "sha256=61dad5919d4ef6db9579425b5bafae84aed088ea3e9a02988a2b898250ee0f0a",
    "SHA384=cf4c11961b9be17c96400999c124a72faced1c1c6290d624d5234d26e6d85479b053dc840d14a6bc4b00b753e7387941",
    "sha512=a1e3a9e80e4a05fbc14bfcf8aa910644a8b5c665aa2aa8c323edf29d3cb928cea28a80101031e65bfb04f466d1516c746646d02ef37474f24c80c2de17879073"
  })
  void eachMethodIsChecked(String header) {
    HubSignature signature = HubSignature.of(header).orElseThrow();
    assertThat(signature.matches(BODY, SECRET)).isTrue();
    assertThat(signature.matches("<feed></feed>".getBytes(StandardCharsets.UTF_8), SECRET))
        .isFalse();
    assertThat(signature.matches(BODY, BODY)).isFalse();
  }

  @Test
  void methodsAreOrderedByStrength() {
    assertThat(HubSignature.Method.values())
        .containsExactly(
            HubSignature.Method.SHA1,
            HubSignature.Method.SHA256,
            HubSignature.Method.SHA384,
            HubSignature.Method.SHA512);
  }

  @Test
  void aCutSignatureDoesNotMatch() {
    assertThat(HubSignature.of("sha256=").orElseThrow().matches(BODY, SECRET)).isFalse();
    assertThat(
            HubSignature.of(
                    "sha256=61dad5919d4ef6db9579425b5bafae84aed088ea3e9a02988a2b898250ee0f0a"
                        .substring(0, 27))
                .orElseThrow()
                .matches(BODY, SECRET))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256", "md5=00", "sha256=xyz", "sha256=0", "=00", "none=00"})
  void whatIsMalformedIsNoSignature(String header) {
    assertThat(HubSignature.of(header)).isEmpty();
  }
}
