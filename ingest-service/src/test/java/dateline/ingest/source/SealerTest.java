package dateline.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealerTest {

  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String NEXT = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
  private static final Instant NOW = TestFeeds.NOW;
  private static final byte[] CLEAR = "Tide".getBytes(StandardCharsets.UTF_8);

  private final Sealer sealer = new Sealer(Optional.of(KEY), List.of());

  @Test
  void whatIsSealedOpensForTheSameFeedAndPurposeOnly() {
    Sealed sealed = seal(sealer);
    assertThat(sealer.open("wire", "signing", sealed)).contains(CLEAR);
    assertThat(sealer.open("wire", "headers", sealed)).isEmpty();
    assertThat(sealer.open("other", "signing", sealed)).isEmpty();
    // The first eight digits of the master key's SHA-256.
    assertThat(sealed.keyId()).isEqualTo("630dcd29");
    assertThat(sealed.bytes()).hasSize(12 + CLEAR.length + 16);
  }

  @Test
  void aChangedBitIsNoticed() {
    Sealed sealed = seal(sealer);
    byte[] bytes = sealed.bytes();
    bytes[14] ^= 1;
    Sealed changed = new Sealed(sealed.keyId(), bytes, NOW, Optional.empty());
    assertThat(sealer.open("wire", "signing", changed)).isEmpty();
    Sealed tiny = new Sealed(sealed.keyId(), new byte[3], NOW, Optional.empty());
    assertThat(sealer.open("wire", "signing", tiny)).isEmpty();
  }

  @Test
  void theSameSecretIsNeverSealedTheSameWay() {
    assertThat(seal(sealer).bytes()).isNotEqualTo(seal(sealer).bytes());
  }

  @Test
  void aFormerMasterKeyStillOpensAndTheNewOneSeals() {
    Sealed old = seal(sealer);
    Sealer rotated = new Sealer(Optional.of(NEXT), List.of(KEY));
    assertThat(rotated.open("wire", "signing", old)).contains(CLEAR);
    assertThat(seal(rotated).keyId()).isNotEqualTo(old.keyId());
    assertThat(new Sealer(Optional.of(NEXT), List.of()).open("wire", "signing", old)).isEmpty();
  }

  @Test
  void aChangeOfTheFeedBringsItsSecretsUnderTheNewMasterKey() {
    FeedSecrets former = new FeedSecrets(sealer);
    FeedSettings feed =
        TestFeeds.settings("{'id':'wire','provider':'p','url':'https://wire.example/rss'}");
    Sealed signing = former.sealSigningKey("wire", CLEAR, NOW).until(NOW.plusSeconds(5));
    Sealed headers = former.sealHeaders("wire", Map.of("A", "b"), NOW);
    FeedSettings sealed =
        feed.push(feed.push().signingSecrets(List.of(signing)))
            .poll(feed.poll().map(poll -> poll.headers(Optional.of(headers))));
    FeedSecrets rotated = new FeedSecrets(new Sealer(Optional.of(NEXT), List.of(KEY)));
    FeedSettings renewed = rotated.renewed(sealed);
    FeedSecrets alone = new FeedSecrets(new Sealer(Optional.of(NEXT), List.of()));
    assertThat(alone.signingKeys(renewed, NOW)).containsExactly(CLEAR);
    assertThat(alone.headers(renewed)).containsEntry("A", "b");
    assertThat(renewed.push().signingSecrets().get(0).expires()).isEqualTo(signing.expires());
    // What can't be read is left for whoever can.
    assertThat(alone.renewed(sealed)).isEqualTo(sealed);
    assertThat(rotated.renewed(renewed)).isEqualTo(renewed);
  }

  @Test
  void withoutAMasterKeyNothingIsSealed() {
    Sealer none = new Sealer(Optional.empty(), List.of());
    assertThat(none.canSeal()).isFalse();
    assertThatThrownBy(() -> seal(none)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aKeyThatIsNoneStopsTheStartAndIsNotQuoted() {
    assertThatThrownBy(() -> new Sealer(Optional.of("c2hvcnQ="), List.of()))
        .hasMessage("dateline.ingest.secrets.key needs 32 bytes in base64, not 5");
    assertThatThrownBy(() -> new Sealer(Optional.of(KEY), List.of("!secret!")))
        .hasMessageStartingWith("dateline.ingest.secrets.previous-keys is no base64")
        .hasMessageNotContaining("secret!");
  }

  @Test
  void headersComeBackAsTheyWereStated() {
    FeedSecrets secrets = new FeedSecrets(sealer);
    FeedSettings feed =
        TestFeeds.settings("{'id':'wire','provider':'p','url':'https://wire.example/rss'}");
    Sealed headers = secrets.sealHeaders("wire", Map.of("Authorization", "Basic abc"), NOW);
    FeedSettings with = feed.poll(feed.poll().map(poll -> poll.headers(Optional.of(headers))));
    assertThat(secrets.headers(with)).containsExactly(Map.entry("Authorization", "Basic abc"));
    assertThat(secrets.headers(feed)).isEmpty();
    FeedSecrets others = new FeedSecrets(new Sealer(Optional.of(NEXT), List.of()));
    assertThatThrownBy(() -> others.headers(with)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anExpiredSigningKeyIsNotGivenOut() {
    FeedSecrets secrets = new FeedSecrets(sealer);
    FeedSettings feed = TestFeeds.settings("{'id':'wire','provider':'p'}");
    Sealed old = secrets.sealSigningKey("wire", new byte[] {1}, NOW).until(NOW.plusSeconds(5));
    Sealed now = secrets.sealSigningKey("wire", new byte[] {2}, NOW);
    FeedSettings with = feed.push(feed.push().signingSecrets(List.of(now, old)));
    assertThat(secrets.signingKeys(with, NOW)).containsExactly(new byte[] {2}, new byte[] {1});
    assertThat(secrets.signingKeys(with, NOW.plusSeconds(5))).containsExactly(new byte[] {2});
  }

  private static Sealed seal(Sealer sealer) {
    return sealer.seal("wire", "signing", CLEAR, NOW, Optional.empty());
  }
}
