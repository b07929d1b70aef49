package dateline.ingest.feeds;

import dateline.KeyHash;
import dateline.ingest.source.Feeds;
import dateline.ingest.source.IngestConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who may manage feeds: those whose keys the configuration names. As long as it names none, nobody
 * may, except in development and tests, where everybody may then.
 */
@Startup
@Singleton
final class Operators {

  private static final String BEARER = "bearer ";

  private final Map<String, KeyHash> keys = new TreeMap<>();
  private final Feeds feeds;
  private final boolean open;

  @Inject
  Operators(IngestConfig config, Feeds feeds) {
    this(hashes(config), feeds, LaunchMode.current().isDevOrTest());
  }

  /**
   * Knows operators.
   *
   * @param openWithoutOperators whether everybody is one where there is none
   * @throws IllegalArgumentException if a hash is none
   */
  Operators(Map<String, String> hashes, Feeds feeds, boolean openWithoutOperators) {
    hashes.forEach((id, hex) -> keys.put(id, hash(id, hex)));
    this.feeds = feeds;
    this.open = openWithoutOperators && keys.isEmpty();
  }

  /**
   * The id of the operator who is asking.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 401 without a key or for one that nobody
   *     has, 403 for a feed's key, or if there is no operator at all
   */
  String require(Optional<String> authorization, Optional<String> apiKey) {
    if (open) {
      return "anyone";
    }
    if (keys.isEmpty()) {
      throw FeedProblems.forbidden(
          "No operator is configured: dateline.ingest.operators.ID.key-sha256.");
    }
    KeyHash presented =
        authorization
            .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
            .map(value -> value.substring(BEARER.length()).strip())
            .or(() -> apiKey)
            .map(KeyHash::of)
            .orElseThrow(FeedProblems::noKey);
    String found = null;
    for (Map.Entry<String, KeyHash> each : keys.entrySet()) {
      if (each.getValue().matches(presented)) {
        found = each.getKey();
      }
    }
    if (found == null) {
      throw feeds.isKnown(presented)
          ? FeedProblems.forbidden("The key is a feed's, and not an operator's.")
          : FeedProblems.noKey();
    }
    return found;
  }

  private static Map<String, String> hashes(IngestConfig config) {
    Map<String, String> hashes = new TreeMap<>();
    config.operators().forEach((id, operator) -> hashes.put(id, operator.keySha256()));
    return hashes;
  }

  private static KeyHash hash(String id, String hex) {
    try {
      return KeyHash.fromHex(hex);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "dateline.ingest.operators."
              + id
              + ".key-sha256 is not the 64 digits that `printf %s KEY | sha256sum` prints",
          e);
    }
  }
}
