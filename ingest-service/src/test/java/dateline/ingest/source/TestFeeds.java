package dateline.ingest.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.KeyHash;
import dateline.ingest.source.FeedSettings.Key;
import dateline.ingest.source.FeedSettings.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Feeds for tests. */
public final class TestFeeds {

  /** When they were made. */
  public static final Instant NOW = Instant.parse("2026-10-14T09:30:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();

  private TestFeeds() {}

  /** Feed {@code f} of provider {@code p}, called F, with key {@code k}. */
  public static Feed feed() {
    return feed("f", "p", "F", "k", Optional.empty(), Optional.empty());
  }

  /** A feed that pushes. */
  public static Feed feed(
      String id,
      String provider,
      String name,
      String key,
      Optional<String> zone,
      Optional<String> language) {
    ObjectNode json = JSON.createObjectNode().put("id", id).put("provider", provider);
    json.put("name", name);
    zone.ifPresent(value -> json.put("zone", value));
    language.ifPresent(value -> json.put("language", value));
    return Feed.of(withKey(settings(json), key));
  }

  /** The settings that a sound definition states, as JSON with single quotes. */
  public static FeedSettings settings(String json) {
    return settings(json(json));
  }

  /** The same with a key. */
  public static FeedSettings withKey(FeedSettings settings, String key) {
    return settings.push(
        settings
            .push()
            .keys(List.of(new Key(KeyHash.of(key), NOW, Optional.empty(), Optional.empty()))));
  }

  /** JSON with single quotes. */
  public static ObjectNode json(String json) {
    try {
      return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FeedSettings settings(ObjectNode json) {
    FeedRules.Checked checked = new FeedRules(UrlRule.STANDARD).check(json, Origin.REST, NOW);
    return checked
        .settings()
        .orElseThrow(() -> new IllegalArgumentException(checked.faults().toString()));
  }
}
