package dateline.enrich;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Configuration of enrich-service. */
@ConfigMapping(prefix = "dateline.enrich")
public interface EnrichConfig {

  /**
   * How long one step may take for one article before the article goes out without it. The text
   * step may take twice as long, all steps together three times.
   */
  @WithDefault("2s")
  Duration stepTimeout();

  /** How often held deliveries are looked through for embargoes that have ended. */
  @WithDefault("500ms")
  Duration embargoCheck();

  /**
   * How long after a kill its marker is written once more, so that compaction takes the text even
   * where nothing else is written. Longer than the topics' {@code max.compaction.lag.ms}.
   */
  @WithDefault("61m")
  Duration renewAfter();

  /** Who may see what is held back, by id; with none, nobody may. */
  Map<String, Operator> operators();

  /** Somebody who may see what is held back. */
  interface Operator {
    /** SHA-256 of the API key in hexadecimal: {@code printf %s KEY | sha256sum}. */
    String keySha256();

    /** Whether headlines and sluglines, too, which tell the story. */
    @WithDefault("false")
    boolean texts();
  }

  /** By which clock embargoes end. */
  Embargo embargo();

  /** By which clock embargoes end. */
  interface Embargo {

    /** Whether another clock must agree that the moment has come. */
    @WithDefault("strict")
    ClockPolicy clock();

    /**
     * Where the other clock is read: any address that answers with a {@code Date} header (RFC 9110
     * section 6.6.1).
     */
    @WithDefault("${dateline.registry.url}/apis/registry/v3/system/info")
    String reference();

    /** How far this host's clock is put forward: for drills. */
    @WithDefault("0s")
    Duration shift();
  }

  /** Policies of the embargo clock. */
  enum ClockPolicy {
    /** The earlier of this host's clock and the reference; without a reference nothing ends. */
    STRICT,
    /** This host's clock alone. */
    OWN
  }

  /** The recent window against which related articles are looked for. */
  Window window();

  /** Size of the recent window. */
  interface Window {

    /** Largest number of articles. */
    @WithDefault("50000")
    int articles();

    /** Greatest age of an article. */
    @WithDefault("72h")
    Duration age();
  }
}
