package dateline.store;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Configuration for tests without Quarkus: the defaults, and what a test sets. */
public final class Configs {

  private Configs() {}

  /** The mapping over these keys. */
  public static StoreConfig of(Map<String, String> keys) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(StoreConfig.class)
            .withDefaultValues(keys)
            .build();
    return config.getConfigMapping(StoreConfig.class);
  }
}
