package dateline.ingest.source;

import dateline.ArticleUri;
import dateline.KeyHash;
import dateline.ingest.source.IngestConfig.FeedConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The feeds that may push. Made at start, which fails with all that is wrong in one message. */
@Startup
@Singleton
public final class Feeds {

  private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?");

  private final Map<String, Feed> feeds = new HashMap<>();

  @Inject
  Feeds(IngestConfig config) {
    this(config.feeds());
  }

  Feeds(Map<String, FeedConfig> definitions) {
    List<String> faults = new ArrayList<>();
    definitions.forEach((id, feed) -> read(id, feed, faults));
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Feed definitions (dateline.ingest.feeds) are wrong:\n  " + String.join("\n  ", faults));
    }
  }

  /** The feed of this id. */
  public Optional<Feed> byId(String id) {
    return Optional.ofNullable(feeds.get(id));
  }

  /** Whether the key belongs to any feed. Looks at all of them, whichever it is. */
  public boolean isKnown(KeyHash key) {
    boolean known = false;
    for (Feed feed : feeds.values()) {
      known |= feed.key().matches(key);
    }
    return known;
  }

  private void read(String id, FeedConfig config, List<String> faults) {
    int before = faults.size();
    check(ID.matcher(id).matches(), faults, id, "the id needs a-z, 0-9, '.', '_', '-': " + id);
    check(
        ArticleUri.isProvider(config.provider()),
        faults,
        id,
        "provider needs a-z, 0-9, hyphen: " + config.provider());
    config.zone().ifPresent(z -> check(isZone(z), faults, id, "zone is no IANA zone: " + z));
    config
        .language()
        .ifPresent(l -> check(isLanguage(l), faults, id, "language is no BCP 47 tag: " + l));
    double rate = config.rate().orElse(1);
    check(rate > 0 && rate <= 1e6, faults, id, "rate is not between 0 and 1,000,000: " + rate);
    double burst = config.burst().orElse(1);
    check(burst >= 1 && burst <= 1e7, faults, id, "burst is not from 1 to 10,000,000: " + burst);
    Optional<KeyHash> key = key(config.keySha256());
    check(
        key.isPresent(),
        faults,
        id,
        "key-sha256 is not the 64 digits that `printf %s KEY | sha256sum` prints");
    if (faults.size() == before) {
      feeds.put(id, feed(id, config, key.get()));
    }
  }

  private static Feed feed(String id, FeedConfig config, KeyHash key) {
    Optional<FeedRate> rate =
        config.rate().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new FeedRate(
                    config.rate().getAsDouble(),
                    config.burst().orElse(Math.max(1, 2 * config.rate().getAsDouble()))));
    return new Feed(
        id,
        config.provider(),
        config.name().orElse(id),
        config.zone(),
        config.language(),
        key,
        rate);
  }

  private static void check(boolean right, List<String> faults, String id, String fault) {
    if (!right) {
      faults.add(id + ": " + fault);
    }
  }

  private static Optional<KeyHash> key(String hex) {
    try {
      return Optional.of(KeyHash.fromHex(hex));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Region names and UTC only: three-letter abbreviations are not zones, and offsets are no rule.
   */
  private static boolean isZone(String zone) {
    try {
      return (zone.contains("/") || zone.equals("UTC"))
          && ZoneId.getAvailableZoneIds().contains(ZoneId.of(zone).getId());
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isLanguage(String tag) {
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }
}
