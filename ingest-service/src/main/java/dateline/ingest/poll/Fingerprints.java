package dateline.ingest.poll;

import dateline.ingest.format.Entry;
import dateline.ingest.format.Identity;
import dateline.ingest.format.WireItem;
import dateline.ingest.refresh.SeenItem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * What a feed's memory keeps of an item: hashes of its identity and of its bytes. Two items in 2^64
 * that are mistaken for each other are no concern of a window of some thousand; that nobody can
 * make such a pair on purpose is why the hash is a cryptographic one.
 */
public final class Fingerprints {

  private Fingerprints() {}

  static List<SeenItem> of(List<Entry> entries) {
    return entries.stream().map(Fingerprints::of).toList();
  }

  static SeenItem of(Entry entry) {
    if (entry instanceof Entry.Sound sound) {
      return of(sound.item());
    }
    long content = hash(FeedText.payload(entry).content());
    return new SeenItem(content, content);
  }

  /** The fingerprint of an item. */
  public static SeenItem of(WireItem item) {
    Identity identity = item.identity();
    String name = identity.source() + "\n" + identity.identifier();
    return new SeenItem(
        hash(name.getBytes(StandardCharsets.UTF_8)), hash(item.payload().content()));
  }

  private static long hash(byte[] bytes) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
