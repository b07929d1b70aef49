package dateline.ingest.source;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

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

  /** How feeds and pages are fetched. */
  Fetch fetch();

  /** Address under which others reach this service, as https://ingest.example; for hubs. */
  Optional<String> publicUrl();

  /** How hubs are subscribed to. Off without {@link #publicUrl} and {@link Secrets#key}. */
  WebSub websub();

  /** How files are taken in. */
  Drop drop();

  /** How often feeds are polled. */
  Refresh refresh();

  /** How copies share the feeds that are polled. */
  Poll poll();

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

    /** How far the time of a signed push may be from our clock, either way. */
    @WithDefault("5m")
    Duration signatureTolerance();

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

  /** How feeds and pages are fetched. */
  interface Fetch {

    /**
     * Addresses that may be fetched although the guard would refuse them: networks ({@code
     * 10.1.0.0/16}) for all ports, or an address or host name with a port ({@code 127.0.0.1:8090}).
     * None by default. Whoever may register feeds can read what answers there.
     */
    Optional<List<String>> allow();

    /** Ports that may be fetched from; others only if {@link #allow} names them. */
    @WithDefault("80,443")
    Set<Integer> ports();

    /** Page that tells site owners who fetches from them; part of the User-Agent. */
    Optional<String> userAgentUrl();

    /** How long a fetch may take, from the connection to the last byte, over all redirects. */
    @WithDefault("30s")
    Duration deadline();

    /** How long one attempt to connect may take. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** Fewest bytes a second of a body, on average, once {@link #slowGrace} has passed. */
    @WithDefault("1K")
    MemorySize minRate();

    /** How long a body may be as slow as it likes. */
    @WithDefault("5s")
    Duration slowGrace();

    /** Largest feed or sitemap, decoded. */
    @WithDefault("8M")
    MemorySize maxFeed();

    /** Largest page or anything else, decoded. */
    @WithDefault("4M")
    MemorySize maxPage();

    /** Most decoded bytes for one compressed byte. */
    @WithDefault("100")
    int maxRatio();

    /** Largest header of an answer. */
    @WithDefault("32K")
    MemorySize maxHeader();

    /** Most redirects that are followed. */
    @WithDefault("5")
    int maxRedirects();

    /** Fetches that may be under way at the same time; others wait for their turn. */
    @WithDefault("256")
    int maxConcurrent();

    /**
     * Memory for all bodies under way; a fetch that finds none left fails and is tried again. A
     * quarter of the heap where missing.
     */
    Optional<MemorySize> maxInFlight();

    /** Requests that one host has to bear at the same time. */
    @WithDefault("2")
    int perHost();

    /** Pause between the starts of two requests to one host. */
    @WithDefault("250ms")
    Duration hostDelay();

    /** The same, between pages. */
    @WithDefault("1s")
    Duration pageDelay();

    /**
     * How long a fetch waits because its host asked for a pause; where it asked for a longer one,
     * the fetch fails at once and says when to come back.
     */
    @WithDefault("10s")
    Duration maxWait();

    /** How long a fetch waits for its turn, behind others of its host or of all. */
    @WithDefault("2m")
    Duration maxQueue();

    /** How long robots.txt is remembered (RFC 9309 section 2.4: at most a day). */
    @WithDefault("24h")
    Duration robotsTime();
  }

  /** How often feeds are polled. */
  interface Refresh {

    /** Shortest interval. */
    @WithDefault("60s")
    Duration min();

    /** Longest interval of a feed that lives. */
    @WithDefault("1h")
    Duration max();

    /** Interval of a feed that brought nothing for {@link #deadAfter}. */
    @WithDefault("24h")
    Duration dead();

    /** After how long without a new item a feed counts as dead. */
    @WithDefault("60d")
    Duration deadAfter();

    /** Longest pause after failures; twice as long after each, from {@link #min} on. */
    @WithDefault("6h")
    Duration maxBackoff();

    /** Longest pause that a server may ask for. */
    @WithDefault("24h")
    Duration maxRetryAfter();

    /** How long polls have to fail before an alarm is raised. */
    @WithDefault("6h")
    Duration failingAfter();

    /** How many times longer the interval of a feed is that a hub pushes. */
    @WithDefault("12")
    int pushedFactor();

    /** How many times its usual longest gap a feed may be silent before an alarm is raised. */
    @WithDefault("3")
    double silenceFactor();

    /** Most archive pages that are followed when the window of a feed rolled on. */
    @WithDefault("10")
    int archivePages();
  }

  /** How copies share the feeds that are polled. */
  interface Poll {

    /** Whether this copy polls feeds at all. */
    @WithDefault("true")
    boolean enabled();

    /** Consumer group that divides the feeds among the copies. */
    @WithDefault("dateline-ingest")
    String group();

    /** Most polls of this copy at the same time. */
    @WithDefault("64")
    int concurrent();

    /**
     * How long a copy may be silent before the others take over its feeds: Kafka's session timeout.
     * The broker's bounds hold (6 s at least by default).
     */
    @WithDefault("6s")
    Duration takeOver();

    /** How long what a dead copy has begun in Kafka may stand in the way of readers. */
    @WithDefault("10s")
    Duration transactionTimeout();
  }

  /** How hubs are subscribed to (W3C WebSub). */
  interface WebSub {

    /** For how long hubs are asked to deliver; they decide. */
    @WithDefault("10d")
    Duration lease();

    /** How long a hub may take to verify what it was asked for before it is asked again. */
    @WithDefault("10m")
    Duration verifyWithin();

    /** How long to wait before a hub that failed is asked again; doubles with each failure. */
    @WithDefault("15m")
    Duration retry();

    /** Longest time between two attempts. */
    @WithDefault("24h")
    Duration maxRetry();

    /** How long to wait before a hub that has denied a subscription is asked again. */
    @WithDefault("24h")
    Duration retryDenied();

    /** Whether hubs may be told a secret over plain http; else they are not subscribed to. */
    @WithDefault("false")
    boolean insecureHubs();

    /** Whether deliveries that are signed with SHA-1 are taken in. */
    @WithDefault("false")
    boolean sha1();
  }

  /** How files are taken in that others leave in a directory. */
  interface Drop {

    /** Directory that the feeds' directories are in; without it, no files are taken in. */
    Optional<String> directory();

    /** How long a file's size and time must have stood still. */
    @WithDefault("2s")
    Duration settle();

    /** How often the directories are looked at, where the file system does not tell. */
    @WithDefault("5s")
    Duration sweep();

    /** How long a copy may give no sign of life before another one takes over its directories. */
    @WithDefault("30s")
    Duration takeOver();

    /** Largest file, decompressed. */
    @WithDefault("8M")
    MemorySize maxFile();

    /** Days that files are kept in the archive. */
    @WithDefault("30")
    int archiveDays();
  }
}
