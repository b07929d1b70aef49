package dateline.ingest.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Fault;
import dateline.ingest.source.FeedSettings.Origin;
import dateline.ingest.source.IngestConfig.FeedConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** The feeds that stand from the start on: those of the configuration, and of the feeds file. */
final class FixedFeeds {

  private static final Pattern HUMP = Pattern.compile("([a-z])([A-Z])");

  private static final Logger LOG = Logger.getLogger(FixedFeeds.class);

  private FixedFeeds() {}

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException with all that is wrong, a line each
   */
  static Map<String, FeedSettings> read(IngestConfig config, FeedRules rules, InstantSource clock) {
    Map<String, FeedSettings> feeds = new HashMap<>();
    List<String> faults = new ArrayList<>();
    config
        .feeds()
        .forEach(
            (id, feed) -> {
              var checked = rules.check(json(id, feed), Origin.CONFIGURATION, clock.instant());
              checked.settings().ifPresent(settings -> feeds.put(id, settings));
              checked.faults().forEach(fault -> faults.add(id + ": " + line(fault)));
            });
    config.feedsFile().ifPresent(name -> read(Path.of(name), rules, clock, feeds, faults));
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Feed definitions (dateline.ingest.feeds, .feeds-file) are wrong:\n  "
              + String.join("\n  ", faults));
    }
    return feeds;
  }

  private static void read(
      Path path,
      FeedRules rules,
      InstantSource clock,
      Map<String, FeedSettings> feeds,
      List<String> faults) {
    try {
      FeedFile file = FeedFile.read(Files.readAllBytes(path), rules, clock.instant());
      file.findings().forEach(finding -> faults.add(path + ":" + finding));
      file.feeds()
          .forEach(
              (id, settings) -> {
                if (feeds.putIfAbsent(id, settings) != null) {
                  LOG.warnf("feed %s of %s is hidden: the configuration has one, too", id, path);
                }
              });
    } catch (IOException e) {
      faults.add(path + " can't be read: " + e);
    }
  }

  /** The fault with the field's name as it stands in a configuration. */
  static String line(Fault fault) {
    String field = kebab(fault.pointer().replaceFirst("^/", ""));
    return field.isEmpty() ? fault.message() : field + " " + fault.message();
  }

  private static String kebab(String name) {
    return name.equals("keySha256")
        ? "key-sha256"
        : HUMP.matcher(name).replaceAll("$1-$2").toLowerCase(java.util.Locale.ROOT);
  }

  private static ObjectNode json(String id, FeedConfig config) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    json.put("provider", config.provider());
    config.name().ifPresent(value -> json.put("name", value));
    config.zone().ifPresent(value -> json.put("zone", value));
    config.language().ifPresent(value -> json.put("language", value));
    config.keySha256().ifPresent(value -> json.put("keySha256", value));
    config.rate().ifPresent(value -> json.put("rate", value));
    config.burst().ifPresent(value -> json.put("burst", value));
    config.url().ifPresent(value -> json.put("url", value));
    config.site().ifPresent(value -> json.put("site", value));
    config.mediaType().ifPresent(value -> json.put("mediaType", value));
    config.minInterval().ifPresent(value -> json.put("minInterval", value.toString()));
    config.maxInterval().ifPresent(value -> json.put("maxInterval", value.toString()));
    config.fullText().ifPresent(value -> json.put("fullText", value));
    // YAML reads a bare `off` as false.
    config.websub().ifPresent(on -> json.put("websub", on.equals("false") ? "off" : on));
    config.directory().ifPresent(value -> json.put("directory", value));
    config
        .categories()
        .ifPresent(
            all -> {
              var array = json.putArray("categories");
              all.forEach(array::add);
            });
    json.put("paused", config.paused());
    return json;
  }
}
