package dateline.ingest.push;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;

/**
 * Identifiers of a push and its records. Without an idempotency key they are new (UUID version 7);
 * with one they are made from feed, key and body (version 8, RFC 9562 section 5.8), so that a retry
 * has the same ones on every copy of the service and after a restart.
 */
final class Ids {

  private static final TimeBasedEpochRandomGenerator NEW =
      Generators.timeBasedEpochRandomGenerator();

  private final byte[] seed;

  private Ids(byte[] seed) {
    this.seed = seed;
  }

  static Ids of(String feed, Optional<String> idempotencyKey, Fingerprint body) {
    return idempotencyKey
        .map(
            key ->
                new Ids(
                    digest(
                        feed.getBytes(StandardCharsets.UTF_8),
                        new byte[] {0},
                        key.getBytes(StandardCharsets.UTF_8),
                        new byte[] {0},
                        body.bytes())))
        .orElseGet(() -> new Ids(new byte[0]));
  }

  /** Identifier of the push. */
  String receipt() {
    return id(-1);
  }

  /** Identifier of the record of an item. */
  String item(int index) {
    return id(index);
  }

  private String id(int index) {
    if (seed.length == 0) {
      return NEW.generate().toString();
    }
    ByteBuffer hash = ByteBuffer.wrap(digest(seed, ByteBuffer.allocate(4).putInt(index).array()));
    long high = hash.getLong() & 0xFFFFFFFFFFFF0FFFL | 0x8000L;
    long low = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  private static byte[] digest(byte[]... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        sha.update(part);
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
