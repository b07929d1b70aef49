package dateline.ingest.source;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what has to be known in clear to be used, with the installation's master key:
 * AES-256-GCM (NIST SP 800-38D), a nonce of 12 random bytes in front, a tag of 16 behind. The
 * feed's id and the purpose are authenticated with it, so that a sealed secret works for nothing
 * else. Without a master key nothing is sealed, and nothing opens. Safe for any thread.
 */
@Singleton
public final class Sealer {

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();

  /** By their ids, the current one first. */
  private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

  private final Optional<String> current;

  @Inject
  Sealer(IngestConfig config) {
    this(config.secrets().key(), config.secrets().previousKeys().orElse(List.of()));
  }

  /**
   * With master keys.
   *
   * @param key what is sealed with from now on, in base64
   * @param previous keys that what was sealed before may need
   * @throws IllegalArgumentException if one of them is not 32 bytes in base64
   */
  public Sealer(Optional<String> key, List<String> previous) {
    current = key.map(text -> add("dateline.ingest.secrets.key", text));
    previous.forEach(text -> add("dateline.ingest.secrets.previous-keys", text));
  }

  /** Whether there is a master key. */
  public boolean canSeal() {
    return current.isPresent();
  }

  /**
   * Encrypts.
   *
   * @throws IllegalStateException without a master key: ask {@link #canSeal} first
   */
  public Sealed seal(
      String feed, String purpose, byte[] clear, Instant now, Optional<Instant> expires) {
    String keyId = current.orElseThrow(() -> new IllegalStateException("there is no master key"));
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = run(Cipher.ENCRYPT_MODE, keys.get(keyId), nonce, feed, purpose, clear, 0);
      byte[] bytes = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, bytes, NONCE_BYTES, sealed.length);
      return new Sealed(keyId, bytes, now, expires);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in GCM", e);
    }
  }

  /**
   * Decrypts; empty if its master key is not here, or if it is not what was sealed for this feed
   * and purpose.
   */
  public Optional<byte[]> open(String feed, String purpose, Sealed sealed) {
    SecretKeySpec key = keys.get(sealed.keyId());
    byte[] bytes = sealed.bytes();
    if (key == null || bytes.length < NONCE_BYTES) {
      return Optional.empty();
    }
    try {
      byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
      return Optional.of(run(Cipher.DECRYPT_MODE, key, nonce, feed, purpose, bytes, NONCE_BYTES));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** The same secret under the current master key; as it was where that is not possible. */
  public Sealed renewed(String feed, String purpose, Sealed sealed) {
    if (current.isEmpty() || current.get().equals(sealed.keyId())) {
      return sealed;
    }
    return open(feed, purpose, sealed)
        .map(clear -> seal(feed, purpose, clear, sealed.created(), sealed.expires()))
        .orElse(sealed);
  }

  private static byte[] run(
      int mode,
      SecretKeySpec key,
      byte[] nonce,
      String feed,
      String purpose,
      byte[] input,
      int offset)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((feed + "\0" + purpose).getBytes(StandardCharsets.UTF_8));
    return cipher.doFinal(input, offset, input.length - offset);
  }

  private String add(String property, String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      // Without the cause, which would quote the key.
      throw new IllegalArgumentException(property + " is no base64: `openssl rand -base64 32`");
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          property + " needs 32 bytes in base64, not " + bytes.length);
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      String id = HexFormat.of().formatHex(hash, 0, 4);
      keys.putIfAbsent(id, new SecretKeySpec(bytes, "AES"));
      return id;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
