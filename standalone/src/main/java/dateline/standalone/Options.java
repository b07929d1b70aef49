package dateline.standalone;

import dateline.localstack.Part;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The command line's options.
 *
 * @param data folder that everything is kept in between runs
 * @param clean whether to delete first what an earlier run kept there; other files stay
 * @param demo whether to play the demo
 * @param exitAfterDemo whether to end when the demo has been played
 * @param speed how many times faster than written the demo is played
 * @param partPorts port of each backend; 0 for any free one
 * @param servicePorts port of each service; 0 for any free one
 */
record Options(
    Path data,
    boolean clean,
    boolean demo,
    boolean exitAfterDemo,
    double speed,
    Map<Part, Integer> partPorts,
    Map<Service, Integer> servicePorts) {

  static final String USAGE =
      """
      Options:
        --data DIR         keep data in this folder (default: data in the project's folder)
        --clean            delete first what earlier runs kept there
        --no-demo          do not play the demo
        --exit-after-demo  end when the demo is over; exit code 1 if it did not come out right
        --speed N          play N times faster (default 1: the day takes two minutes)
        --ingest-port N    push API (8080)          --kafka-port N     Kafka (9092)
        --store-port N     read API (8082)          --registry-port N  schema registry (8081)
        --enrich-port N    health, metrics (8083)   --mongo-port N     MongoDB (27017)
                           0 takes any free port
        --help             print this
      """;

  private static final Map<Part, Integer> PART_PORTS =
      Map.of(Part.KAFKA, 9092, Part.REGISTRY, 8081, Part.MONGO, 27017);

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if an option is unknown or its value is wrong
   */
  static Options parse(Path root, List<String> args) {
    Path data = root.resolve("data");
    boolean clean = false;
    boolean demo = true;
    boolean exit = false;
    double speed = 1;
    Map<Part, Integer> parts = new EnumMap<>(PART_PORTS);
    Map<Service, Integer> services = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      services.put(service, service.defaultPort());
    }
    Deque<String> rest = new ArrayDeque<>(args);
    while (!rest.isEmpty()) {
      String option = rest.pop();
      switch (option) {
        case "--data" -> data = Path.of(value(option, rest)).toAbsolutePath().normalize();
        case "--clean" -> clean = true;
        case "--no-demo" -> demo = false;
        case "--exit-after-demo" -> exit = true;
        case "--speed" -> speed = speed(value(option, rest));
        default -> port(option, rest, parts, services);
      }
    }
    return new Options(data, clean, demo, exit, speed, Map.copyOf(parts), Map.copyOf(services));
  }

  private static void port(
      String option, Deque<String> rest, Map<Part, Integer> parts, Map<Service, Integer> services) {
    for (Part part : Part.values()) {
      if (option.equals("--" + part.label() + "-port")) {
        parts.put(part, port(option, value(option, rest)));
        return;
      }
    }
    for (Service service : Service.values()) {
      if (option.equals("--" + service.label() + "-port")) {
        services.put(service, port(option, value(option, rest)));
        return;
      }
    }
    throw new IllegalArgumentException("Unknown option: " + option);
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.pop();
  }

  private static int port(String option, String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a port number, not " + text, e);
    }
    throw new IllegalArgumentException(option + " needs a port from 0 to 65535, not " + text);
  }

  private static double speed(String text) {
    try {
      double speed = Double.parseDouble(text);
      if (speed > 0 && speed <= 10_000) {
        return speed;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--speed needs a number, not " + text, e);
    }
    throw new IllegalArgumentException("--speed needs a number above 0, not " + text);
  }
}
