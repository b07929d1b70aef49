package dateline.localstack;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** The options of the command line. */
record Options(
    StackConfig config, boolean clean, boolean prefetch, boolean attached, boolean help) {

  static final String USAGE =
      """
      Runs a Kafka broker, a schema registry and MongoDB on 127.0.0.1.

        --data DIR            where data and logs are kept (data/local-stack)
        --clean               delete them first
        --kafka-port PORT     9092; 0 takes any free port, here and below
        --registry-port PORT  8081
        --mongo-port PORT     27017
        --attached            end when standard input closes, too
        --prefetch            only fetch into the cache what a start needs
        --help                this text

      MongoDB: -Ddateline.mongod=PATH or DATELINE_MONGOD, else mongod on the PATH, else
      the cache ($XDG_CACHE_HOME/dateline or ~/.cache/dateline), filled on the first start.""";

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException for one that is unknown or malformed
   */
  static Options parse(String... arguments) {
    Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
    Path data = Path.of("data", "local-stack");
    int kafka = 9092;
    int registry = 8081;
    int mongo = 27017;
    boolean clean = false;
    boolean prefetch = false;
    boolean attached = false;
    boolean help = false;
    while (!rest.isEmpty()) {
      String option = rest.pop();
      switch (option) {
        case "--data" -> data = Path.of(value(option, rest));
        case "--kafka-port" -> kafka = port(option, rest);
        case "--registry-port" -> registry = port(option, rest);
        case "--mongo-port" -> mongo = port(option, rest);
        case "--clean" -> clean = true;
        case "--prefetch" -> prefetch = true;
        case "--attached" -> attached = true;
        case "--help", "-h" -> help = true;
        default -> throw new IllegalArgumentException("unknown option: " + option);
      }
    }
    StackConfig config =
        StackConfig.in(data)
            .port(Part.KAFKA, kafka)
            .port(Part.REGISTRY, registry)
            .port(Part.MONGO, mongo);
    return new Options(config, clean, prefetch, attached, help);
  }

  Path data() {
    return config.data().orElseThrow();
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.pop();
  }

  private static int port(String option, Deque<String> rest) {
    String value = value(option, rest);
    if (!value.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException(option + " needs a port, not " + value);
    }
    return Integer.parseInt(value);
  }
}
