package dateline.ingest.source;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Configuration of ingest-service under {@code dateline.ingest}; an unknown key stops the start.
 */
@ConfigMapping(prefix = "dateline.ingest")
public interface IngestConfig {

  /** Feeds by id, which is part of their address. They are read-only over the API. */
  Map<String, FeedConfig> feeds();

  /** A file with more feeds, YAML or OPML; read at start, read-only over the API. */
  Optional<String> feedsFile();

  /** Who may manage feeds, by the operator's id. */
  Map<String, OperatorConfig> operators();

  /** What the secrets of feeds are encrypted with. */
  Secrets secrets();

  /** What one request may ask of the service. */
  Push push();

  /** How records reach Kafka. */
  Publish publish();

  /** When the rest of the pipeline is too far behind for more. */
  Backlog backlog();

  /** One operator. */
  interface OperatorConfig {

    /** SHA-256 of the operator's key, in hexadecimal: {@code printf %s KEY | sha256sum}. */
    String keySha256();
  }

  /** What the secrets of feeds are encrypted with. */
  interface Secrets {

    /** The master key: 32 bytes in base64. Without it, feeds can't have secrets. */
    Optional<String> key();

    /** Former master keys, while secrets are still encrypted with them. */
    Optional<List<String>> previousKeys();
  }

  /** One feed. */
  interface FeedConfig {

    /** Short name of the provider, the scope of its identifiers: a-z, 0-9, hyphen. */
    String provider();

    /** Name for people; the feed id where missing. */
    Optional<String> name();

    /** IANA zone in which the feed's zoneless and abbreviated times are read, as Asia/Kolkata. */
    Optional<String> zone();

    /** Language of the feed where an item declares none, BCP 47, as en-IN. */
    Optional<String> language();

    /**
     * SHA-256 of the feed's API key, in hexadecimal: {@code printf %s KEY | sha256sum}. The key
     * itself is in no configuration. Optional for a feed that has a url or a directory.
     */
    Optional<String> keySha256();

    /** Items a second that the feed may push over time, and requests; unlimited where missing. */
    OptionalDouble rate();

    /** Items that may come at once before the rate applies; two seconds' worth where missing. */
    OptionalDouble burst();

    /** Address that the feed is polled at. */
    Optional<String> url();

    /** Address of the site that it belongs to, for people. */
    Optional<String> site();

    /** Media type to read its documents as, where what they declare is wrong. */
    Optional<String> mediaType();

    /** Shortest time between two polls; the installation's where missing. */
    Optional<Duration> minInterval();

    /** Longest time between two polls; the installation's where missing. */
    Optional<Duration> maxInterval();

    /** Whether an article's page is fetched: {@code never}, {@code stub}, {@code always}. */
    Optional<String> fullText();

    /** Whether a hub that the feed names is subscribed to: {@code auto}, {@code off}. */
    Optional<String> websub();

    /** Directory below the drop directory that its files are left in. */
    Optional<String> directory();

    /** Folders that people sort it into, levels apart by '/'. */
    Optional<List<String>> categories();

    /** Neither polled nor allowed to push. */
    @WithDefault("false")
    boolean paused();
  }

  /** What one request may ask of the service. */
  interface Push {

    /** Largest body after decompression. */
    @WithDefault("8M")
    MemorySize maxBody();

    /** Largest single item. */
    @WithDefault("1M")
    MemorySize maxItem();

    /** Most items of one body. */
    @WithDefault("10000")
    int maxItems();

    /** Most decompressed bytes for one compressed byte. */
    @WithDefault("100")
    int maxRatio();

    /**
     * Memory for all bodies in work at the same time, with what they are parsed into; more is told
     * to come back. Half of the heap where missing.
     */
    Optional<MemorySize> maxInFlight();

    /** How long a body may take to arrive. */
    @WithDefault("30s")
    Duration bodyTimeout();

    /** How long the answer to an idempotency key is remembered. */
    @WithDefault("24h")
    Duration idempotencyTime();

    /** Memory for remembered answers; the oldest give way. */
    @WithDefault("8M")
    MemorySize idempotencyMemory();
  }

  /** When the rest of the pipeline is too far behind for more. */
  interface Backlog {

    /** Consumer group of enrich-service: its {@code quarkus.kafka-streams.application-id}. */
    @WithDefault("dateline-enrich")
    String group();

    /**
     * Records of news.raw that may wait for the group; above it, pushes get 503 until it is below
     * four fifths. Kills, holds and items of urgency 1 and 2 get in all the same. 0 for no limit.
     */
    @WithDefault("50000")
    long most();

    /** How often Kafka is asked how far the group is. */
    @WithDefault("1s")
    Duration checkEvery();
  }

  /** How records reach Kafka. */
  interface Publish {

    /** How long a record may wait for Kafka's acknowledgement before the push is refused. */
    @WithDefault("2s")
    Duration timeout();

    /** How long the producer gathers records before it sends them. */
    @WithDefault("1ms")
    Duration linger();

    /** Memory for records that wait for Kafka. */
    @WithDefault("16M")
    MemorySize buffer();

    /** How often Kafka is asked whether it is there, for readiness. */
    @WithDefault("5s")
    Duration checkEvery();
  }
}
