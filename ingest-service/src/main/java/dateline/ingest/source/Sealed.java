package dateline.ingest.source;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A secret, encrypted: what the log keeps of it. Only who has the master key can read it.
 *
 * @param keyId which master key it is encrypted with
 * @param bytes nonce, ciphertext and tag
 * @param created when it was set
 * @param expires from when on it no longer works
 */
public record Sealed(String keyId, byte[] bytes, Instant created, Optional<Instant> expires) {

  public Sealed {
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whether it works at this moment. */
  public boolean isValid(Instant now) {
    return expires.isEmpty() || now.isBefore(expires.get());
  }

  /** The same secret, working only until then. */
  public Sealed until(Instant end) {
    return new Sealed(keyId, bytes, created, Optional.of(end));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sealed that
        && keyId.equals(that.keyId)
        && Arrays.equals(bytes, that.bytes)
        && created.equals(that.created)
        && expires.equals(that.expires);
  }

  @Override
  public int hashCode() {
    return 31 * keyId.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Sealed[key " + keyId + ", " + created + "]";
  }
}
