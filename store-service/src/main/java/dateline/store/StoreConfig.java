package dateline.store;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How store-service reads, writes and serves. Every key has a default that fits one machine. */
@ConfigMapping(prefix = "dateline.store")
public interface StoreConfig {

  /** MongoDB database that holds all collections. */
  @WithDefault("dateline")
  String database();

  /**
   * Kafka consumer group of the articles lane. Copies of the service share the partitions through
   * it; the withdrawals lane uses the same name with {@code -withdrawals}.
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
