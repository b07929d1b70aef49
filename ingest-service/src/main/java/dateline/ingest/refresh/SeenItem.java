package dateline.ingest.refresh;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * An item of a document, as the memory of a feed knows it.
 *
 * @param identity 64-bit hash of what identifies it
 * @param content 64-bit hash of what it says
 */
public record SeenItem(long identity, long content) {

  /** Hashes an item's identifier and its bytes: the first 64 bits of their SHA-256. */
  public static SeenItem of(String identifier, byte[] content) {
    return new SeenItem(hash(identifier.getBytes(StandardCharsets.UTF_8)), hash(content));
  }

  private static long hash(byte[] bytes) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
