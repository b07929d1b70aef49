package dateline.store.write;

import dateline.Article;
import dateline.TimeStatement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import org.bson.types.ObjectId;

/**
 * The order of articles in every list: by time, and by a digest of the URI where times are equal.
 * Both stand in one value of twelve bytes (six of milliseconds, six of digest), so that a page can
 * continue behind any article and each index entry stays a quarter of what time and URI would take.
 */
public final class SortOrder {

  private static final Set<String> EDITORIAL = Set.of("published", "updated", "versionCreated");
  private static final long MOST_MILLIS = (1L << 48) - 1;

  private SortOrder() {}

  /**
   * When the article counts as new: when its version was created, else the latest time that it
   * states to be published at, else when we first saw it. Never later than when it reached us, so
   * that a wrong clock or a misread date can't hold the top of the list.
   */
  static Instant time(Article article) {
    Instant stated =
        Optional.ofNullable(article.getVersionCreated())
            .or(() -> published(article))
            .orElseGet(article::getFirstSeen);
    return stated.isAfter(article.getReceived()) ? article.getReceived() : stated;
  }

  static ObjectId of(Instant time, String uri) {
    byte[] bytes = uri.getBytes(StandardCharsets.UTF_8);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return join(time, crc.getValue() << 16 | (uri.hashCode() & 0xffff));
  }

  /** The least value of the instant: what {@code from} and {@code to} compare with. */
  public static ObjectId least(Instant time) {
    return join(time, 0);
  }

  private static ObjectId join(Instant time, long digest) {
    long millis = Math.max(0, Math.min(MOST_MILLIS, time.toEpochMilli()));
    ByteBuffer value = ByteBuffer.allocate(14);
    value.putLong(millis << 16).putShort(6, (short) (digest >>> 32)).putInt(8, (int) digest);
    byte[] twelve = new byte[12];
    value.get(0, twelve);
    return new ObjectId(twelve);
  }

  private static Optional<Instant> published(Article article) {
    return article.getTimes().stream()
        .filter(time -> EDITORIAL.contains(time.getRole()))
        .map(TimeStatement::getInstant)
        .filter(instant -> instant != null)
        .max(Comparator.naturalOrder());
  }
}
