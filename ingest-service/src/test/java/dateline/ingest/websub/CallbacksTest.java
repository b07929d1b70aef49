package dateline.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallbacksTest {

  static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String NEXT_KEY =
      Base64.getEncoder().encodeToString("a key of thirty-two bytes length".getBytes());
  private static final String TOPIC = "https://paper.example/feed";

  private final Callbacks callbacks = callbacks(KEY, List.of());

  @Test
  void anyCopyMakesTheSameCallback() {
    Callbacks.Callback callback = callbacks.of("paper", TOPIC);
    assertThat(callback).isEqualTo(callbacks(KEY, List.of()).of("paper", TOPIC));
    assertThat(callback.address().toString())
        .startsWith("https://ingest.example/base/v1/websub/paper/");
    assertThat(callback.secret()).hasSize(64);
  }

  @Test
  void aTokenIsForItsFeedAndTopicOnly() {
    String token = token(callbacks.of("paper", TOPIC));
    assertThat(callbacks.isFor("paper", token, TOPIC)).isTrue();
    assertThat(callbacks.isFor("paper", token, TOPIC + "/other")).isFalse();
    assertThat(callbacks.isFor("other", token, TOPIC)).isFalse();
  }

  @Test
  void theSecretIsFoundByTheTokenAlone() {
    Callbacks.Callback callback = callbacks.of("paper", TOPIC);
    assertThat(new String(callbacks.secret("paper", token(callback)).orElseThrow()))
        .isEqualTo(callback.secret());
    assertThat(callbacks.of("paper", TOPIC + "/other").secret()).isNotEqualTo(callback.secret());
  }

  @Test
  void aMadeUpTokenHasNoSecret() {
    String token = token(callbacks.of("paper", TOPIC));
    assertThat(callbacks.secret("other", token)).isEmpty();
    char last = token.charAt(5) == 'A' ? 'B' : 'A';
    assertThat(callbacks.secret("paper", token.substring(0, 5) + last + token.substring(6)))
        .isEmpty();
    assertThat(callbacks.secret("paper", "")).isEmpty();
    assertThat(callbacks.secret("paper", "no/base64!")).isEmpty();
    assertThat(callbacks.secret("paper", "AAAA")).isEmpty();
  }

  @Test
  void tokensOfAFormerMasterKeyStayGood() {
    String token = token(callbacks.of("paper", TOPIC));
    Callbacks later = callbacks(NEXT_KEY, List.of(KEY));
    assertThat(later.isFor("paper", token, TOPIC)).isTrue();
    assertThat(later.secret("paper", token).orElseThrow())
        .isEqualTo(callbacks.secret("paper", token).orElseThrow());
    assertThat(later.of("paper", TOPIC)).isNotEqualTo(callbacks.of("paper", TOPIC));
    assertThat(callbacks(NEXT_KEY, List.of()).secret("paper", token)).isEmpty();
  }

  @Test
  void isOffWithoutAnAddressOrAKey() {
    assertThat(new Callbacks(Optional.empty(), Optional.of(KEY), List.of()).isOn()).isFalse();
    Callbacks keyless =
        new Callbacks(Optional.of("https://a.example"), Optional.empty(), List.of());
    assertThat(keyless.isOn()).isFalse();
    assertThat(keyless.secret("paper", "AAAA")).isEmpty();
    assertThatThrownBy(
            () -> new Callbacks(Optional.of("ftp://a.example"), Optional.of(KEY), List.of()))
        .hasMessageContaining("dateline.ingest.public-url");
  }

  private static Callbacks callbacks(String key, List<String> previous) {
    return new Callbacks(Optional.of("https://ingest.example/base/"), Optional.of(key), previous);
  }

  static String token(Callbacks.Callback callback) {
    String path = callback.address().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
