package dateline.ingest.intake;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Identifiers of a delivery and its records. They are new (UUID version 7), or made from what the
 * delivery is (version 8, RFC 9562 section 5.8), so that the same delivery has the same ones again,
 * on every copy of the service and after a restart.
 */
public final class Ids {

  private static final TimeBasedEpochRandomGenerator NEW =
      Generators.timeBasedEpochRandomGenerator();

  private final byte[] seed;

  /** Places in the document, where not all of its items are delivered. */
  private final Optional<List<Integer>> places;

  private Ids(byte[] seed, Optional<List<Integer>> places) {
    this.seed = seed;
    this.places = places;
  }

  /** New ones. */
  public static Ids fresh() {
    return new Ids(new byte[0], Optional.empty());
  }

  /**
   * Always the same ones.
   *
   * @param feed the feed's id
   * @param name what the sender calls the delivery
   * @param content what was delivered, or a hash of it
   */
  public static Ids of(String feed, String name, byte[] content) {
    return new Ids(
        digest(
            feed.getBytes(StandardCharsets.UTF_8),
            new byte[] {0},
            name.getBytes(StandardCharsets.UTF_8),
            new byte[] {0},
            content),
        Optional.empty());
  }

  /** The identifiers of only some of the items, each the same as if all were delivered. */
  public Ids picked(List<Integer> indexes) {
    return new Ids(seed, Optional.of(List.copyOf(indexes)));
  }

  /** Identifier of the delivery as a whole. */
  public String delivery() {
    return id(-1);
  }

  /** Identifier of the record of an item. */
  public String item(int index) {
    return id(places.map(each -> each.get(index)).orElse(index));
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
