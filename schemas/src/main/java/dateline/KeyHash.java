package dateline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * SHA-256 of an API key: all that a service keeps of it, and what its configuration states. A plain
 * hash is enough, because keys are random and long; a slow one would let strangers load the
 * service.
 */
public final class KeyHash {

  private static final int BYTES = 32;

  private final byte[] hash;

  private KeyHash(byte[] hash) {
    this.hash = hash;
  }

  /**
   * Reads a configured hash.
   *
   * @throws IllegalArgumentException if it is not 64 hexadecimal digits
   */
  public static KeyHash fromHex(String hex) {
    byte[] hash = HexFormat.of().parseHex(hex.strip().toLowerCase(java.util.Locale.ROOT));
    if (hash.length != BYTES) {
      throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits");
    }
    return new KeyHash(hash);
  }

  /** Hashes a presented key. */
  public static KeyHash of(String key) {
    try {
      return new KeyHash(
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Compares in a time that does not tell how much of it is right. */
  public boolean matches(KeyHash other) {
    return MessageDigest.isEqual(hash, other.hash);
  }

  /** The 64 hexadecimal digits, lower case. */
  public String hex() {
    return HexFormat.of().formatHex(hash);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyHash that && matches(that);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }

  /** No more of it than tells it from others. */
  @Override
  public String toString() {
    return hex().substring(0, 8) + "…";
  }
}
