package dateline.ingest.fetch;

import dateline.ingest.source.IngestConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The real configuration with its real defaults, and what a test sets on top of them. */
public final class Settings {

  private Settings() {}

  public static IngestConfig of(Map<String, String> set) {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(IngestConfig.class);
    set.forEach((key, value) -> builder.withDefaultValue("dateline.ingest." + key, value));
    return builder.build().getConfigMapping(IngestConfig.class);
  }

  /** Fast, and allowed to fetch from this machine. */
  static IngestConfig.Fetch local(Map<String, String> set) {
    Map<String, String> all = new java.util.HashMap<>();
    all.put("fetch.allow", "127.0.0.0/8");
    all.put("fetch.host-delay", "0ms");
    all.put("fetch.page-delay", "0ms");
    all.put("fetch.connect-timeout", "1s");
    all.put("fetch.deadline", "3s");
    set.forEach((key, value) -> all.put("fetch." + key, value));
    return of(all).fetch();
  }
}
