package dateline.enrich;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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
