package dateline;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * The rule that brings all text wires of one provider into one partition of {@link Topics#RAW} and
 * of {@link Topics#URGENT}: a kill names its story by number, and a take its first one by keyword
 * line, so that they can only meet where both are read, although their keys differ.
 *
 * <p>It holds for every {@link RawArticle} that has {@code wireNumbers}; all others go where their
 * key says. Who puts such a record into one of these topics again must follow it.
 */
public final class WirePartition {

  private WirePartition() {}

  /** Whether the rule holds for this delivery. */
  public static boolean isFor(RawArticle article) {
    return !article.getWireNumbers().isEmpty();
  }

  /**
   * The partition, by the hash that Kafka's own partitioning uses.
   *
   * @param provider the provider's name, as in {@link RawArticle#getProvider()}
   * @param partitions how many partitions the topic has, at least 1
   */
  public static int of(String provider, int partitions) {
    byte[] name = provider.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(name)) % partitions;
  }
}
