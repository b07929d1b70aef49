package dateline.store;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How store-service reads, writes and serves. Every key has a default that fits one machine. */
@ConfigMapping(prefix = "dateline.store")
public interface StoreConfig {

  /** MongoDB database that holds all collections. */
  @WithDefault("dateline")
  String database();

  /**
   * Kafka consumer group of the articles lane. Copies of the service share the partitions through
   * it; the other lanes use the same name with {@code -withdrawals} and {@code -receipts}.
   */
  @WithDefault("dateline-store")
  String group();

  /** How many changes go to MongoDB at once. */
  Batch batch();

  /** How an outage of MongoDB, the registry or the dead-letter topic is waited out. */
  Retry retry();

  /**
   * Liveness turns DOWN when there is something to read and nothing was committed for this long
   * while MongoDB was reachable, or when a lane's thread showed no sign of life for this long.
   */
  @WithDefault("60s")
  Duration stall();

  /** What can be searched for. */
  Search search();

  /** Limits of reading. */
  Read read();

  /** The event stream. */
  Events events();

  /** What is taken back, and who has honoured it. */
  Withdrawals withdrawals();

  /**
   * Who takes our articles and has to take down what is withdrawn, by id. The id stands in
   * receipts, on the topic, too.
   */
  Map<String, Consumer> consumers();

  /** Who may see what consumers have honoured, by id; with none, nobody may. */
  Map<String, Operator> operators();

  /** What is taken back. */
  interface Withdrawals {
    /** How often the numbers of unmatched kills and of missing receipts are counted. */
    @WithDefault("10s")
    Duration watch();

    /** Longest time that a receipt waits for Kafka's acknowledgement; the caller gets 503 after. */
    @WithDefault("3s")
    Duration patience();
  }

  /** A known consumer. */
  interface Consumer {
    /** What operators call it; the id if absent. */
    Optional<String> name();

    /**
     * SHA-256 of its API key in hexadecimal: {@code printf %s KEY | sha256sum}. A consumer without
     * one can give receipts on the topic only.
     */
    Optional<String> keySha256();

    /** Whether it owes a receipt for each kill and each hold that stands. */
    @WithDefault("true")
    boolean expected();

    /** It owes none for what was withdrawn before this instant (ISO 8601); for all if absent. */
    Optional<Instant> since();
  }

  /** An operator. */
  interface Operator {
    /** SHA-256 of its API key in hexadecimal: {@code printf %s KEY | sha256sum}. */
    String keySha256();
  }

  /** Size of a batch. */
  interface Batch {
    /**
     * How long an article may wait for others to be stored with it, while there are few; 0 for not
     * at all. Every batch costs MongoDB the same few milliseconds, whatever it holds. Withdrawals
     * never wait.
     */
    @WithDefault("100ms")
    @WithName("wait")
    Duration gather();

    /**
     * Most changes in one batch. Larger ones save MongoDB nothing more, and cost heap: an article
     * takes some 200 KB on its way from Avro to two documents.
     */
    @WithDefault("100")
    int records();

    /** Most bytes of Kafka records in one batch; one record may be larger. Bounds the heap. */
    @WithDefault("1M")
    MemorySize bytes();
  }

  /** Waiting between attempts during an outage. */
  interface Retry {
    /** Wait before the second attempt; doubles from attempt to attempt. */
    @WithDefault("200ms")
    Duration initial();

    /** Longest wait: the upper bound of what the service adds to an outage. */
    @WithDefault("2s")
    Duration max();
  }

  /** What can be searched for. */
  interface Search {
    /**
     * Distinct terms of an article that {@code q} finds, from the headline on. Each is an entry of
     * the search index and costs MongoDB about 6 microseconds of CPU: with 200 terms the index is
     * most of the cost of storing, with 50 a third of it.
     */
    @WithDefault("60")
    int terms();
  }

  /** Limits of reading. */
  interface Read {
    /** Longest time that a query may take, whatever fails; the caller gets 503 after it. */
    @WithDefault("5s")
    Duration timeout();
  }

  /** The event stream. */
  interface Events {
    /** How often the one tailer looks for new changes while anybody listens. */
    @WithDefault("150ms")
    Duration poll();

    /** A comment is sent to every client this often, so that proxies keep the connection. */
    @WithDefault("15s")
    Duration heartbeat();

    /** Events kept for a client that reads too slowly; beyond it the client is cut off. */
    @WithDefault("2000")
    int buffer();

    /** Clients that may listen at once; one more gets 503. Bounds memory and sockets. */
    @WithDefault("200")
    int listeners();
  }
}
