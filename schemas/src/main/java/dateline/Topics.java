package dateline;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * The topics of Dateline: names, values and how long each is kept. Names carry no version, because
 * the records evolve compatibly. The key of every record is the article URI in UTF-8; on {@link
 * #DEAD_LETTERS} it is the original's key, on the topics of feeds the feed's id.
 */
public enum Topics {
  /** What feeds delivered, as delivered. */
  RAW("news.raw", RawArticle.class, kept(7), "lz4"),
  /**
   * The fast lane in: deliveries that take an article back, and flashes. Enrichment reads what is
   * here before it goes on with {@link #RAW}. The same partitioning as there.
   */
  URGENT("news.raw.urgent", RawArticle.class, kept(7), "lz4"),
  /** The log of changes, kept for good unless the operator sets a limit. */
  ARTICLES("news.articles", ArticleChanged.class, Map.of("retention.ms", "-1"), "gzip"),
  /** The current state of every article; a withdrawn one keeps a text-free marker. */
  LATEST("news.articles.latest", Article.class, compacted(), "gzip"),
  /** The fast lane for kills and holds. */
  WITHDRAWALS("news.withdrawals", Withdrawal.class, compacted(), "gzip"),
  /** Who has honoured which withdrawal. */
  RECEIPTS("news.receipts", WithdrawalReceipt.class, Map.of("retention.ms", "-1"), "gzip"),
  /** What could not be processed, with its original bytes. */
  DEAD_LETTERS("news.dead-letters", DeadLetter.class, kept(28), "gzip"),
  /** The sources that we know. The key is the feed's id. */
  FEEDS("news.feeds", FeedDefinition.class, compacted(), "gzip"),
  /**
   * What polling them has come to. The key is the feed's id; the partitions divide the feeds among
   * the copies of ingest-service.
   */
  FEED_STATES("news.feeds.state", FeedState.class, compacted(), "gzip"),
  /** What hubs told one copy of ingest-service, for the copy that polls the feed. */
  FEED_SIGNALS("news.feeds.signals", FeedSignal.class, kept(1), "gzip");

  /**
   * Largest record that any topic takes, in bytes: an item at the size cap with everything that
   * enrichment adds.
   */
  public static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

  private final String topic;
  private final Class<? extends SpecificRecord> type;
  private final Map<String, String> config;
  private final String compression;

  Topics(
      String topic,
      Class<? extends SpecificRecord> type,
      Map<String, String> config,
      String compression) {
    this.topic = topic;
    this.type = type;
    this.config = config;
    this.compression = compression;
  }

  /** The topic's name. */
  public String topic() {
    return topic;
  }

  /** The registry's subject of the topic's values. */
  public String subject() {
    return topic + "-value";
  }

  /** Schema of the topic's values. */
  public Schema schema() {
    return SpecificData.getForClass(type).getSchema(type);
  }

  /** Java class of the topic's values. */
  public Class<? extends SpecificRecord> type() {
    return type;
  }

  /** Topic configuration beyond the broker's defaults. */
  public Map<String, String> config() {
    return config;
  }

  /**
   * What producers compress with: gzip where clients in other languages read (all of them have it),
   * lz4 within.
   */
  public String compression() {
    return compression;
  }

  /** All topics, in the order in which records pass through them. */
  public static List<Topics> all() {
    return List.of(values());
  }

  private static Map<String, String> kept(int days) {
    return Map.of("retention.ms", Long.toString(days * 86_400_000L));
  }

  private static Map<String, String> compacted() {
    return Map.of(
        "cleanup.policy",
        "compact",
        "min.cleanable.dirty.ratio",
        "0.1",
        "max.compaction.lag.ms",
        "3600000");
  }
}
