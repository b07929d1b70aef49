package dateline.bench;

import dateline.bench.generate.Size;
import dateline.standalone.Service;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The command line's options.
 *
 * @param articles deliveries of the saturation phase
 * @param warmUp deliveries before it, which only warm the services up; with fewer than are
 *     measured, much of what is measured is the services' JIT compilers
 * @param seconds length of the latency phase
 * @param feeds number of feeds
 * @param size how large articles are
 * @param rate deliveries a second of the latency phase; half of what was measured where empty
 * @param seed seed of everything generated
 * @param connections connections that push
 * @param keep whether data and logs stay when it is over
 * @param kill whether to measure the time to a kill instead of throughput and latency
 * @param backlog articles that wait in front of a service while kills are pushed
 * @param kills kills behind each backlog
 * @param settings configuration of the services that differs from their own
 * @param jvm further options of the services' JVMs
 */
record Options(
    int articles,
    int warmUp,
    int seconds,
    int feeds,
    Size size,
    OptionalDouble rate,
    long seed,
    int connections,
    boolean keep,
    boolean kill,
    int backlog,
    int kills,
    Map<Service, Map<String, String>> settings,
    Map<Service, List<String>> jvm) {

  static final String USAGE =
      """
      Options:
        --articles N      deliveries of the saturation phase (default 20000)
        --feeds N         feeds that they come from (5)
        --size SIZE       feed (2 KB items), page (40 KB HTML pages) or mixed (feed)
        --rate N          deliveries a second of the latency phase (half of the measured rate)
        --seconds N       length of the latency phase (30)
        --warm-up N       deliveries before all measurements (as many as --articles)
        --connections N   connections that push (32)
        --seed N          seed of the articles (1)
        --kill            measure the time to a kill instead, behind a backlog
        --backlog N       articles of the backlog (50000)
        --kills N         kills behind each of the two backlogs (20)
        --keep            keep data and logs, and say where
        --set SERVICE.KEY=VALUE   a setting of ingest, enrich or store; repeatable
        --jvm SERVICE.OPTION      an option of its JVM, such as enrich.-Xmx512m; repeatable
        --help            print this
      Or: neighbour [--feeds N] [--rate N] [--seconds N]   a feed at ten times its rate beside others
      Or: evaluate TASK INPUTS.jsonl > PREDICTIONS.jsonl
      Or: feeds-jmh [--quick]   reading of feeds beside ROME
      """;

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if an option is unknown or its value is wrong
   */
  static Options parse(List<String> args) {
    Map<String, Long> numbers =
        new HashMap<>(
            Map.of(
                "--articles",
                20_000L,
                "--feeds",
                5L,
                "--seconds",
                30L,
                "--connections",
                32L,
                "--backlog",
                50_000L,
                "--kills",
                20L));
    Size size = Size.FEED;
    boolean keep = false;
    boolean kill = false;
    Map<Service, Map<String, String>> settings = new HashMap<>();
    Map<Service, List<String>> jvm = new HashMap<>();
    Deque<String> rest = new ArrayDeque<>(args);
    while (!rest.isEmpty()) {
      String option = rest.pop();
      switch (option) {
        case "--articles",
            "--feeds",
            "--rate",
            "--seconds",
            "--warm-up",
            "--connections",
            "--backlog",
            "--kills" ->
            numbers.put(option, positive(option, value(option, rest)));
        case "--seed" -> numbers.put(option, number(option, value(option, rest)));
        case "--size" -> size = size(value(option, rest));
        case "--kill" -> kill = true;
        case "--keep" -> keep = true;
        case "--set" -> {
          String[] parts = value(option, rest).split("\\.", 2);
          String[] pair = ofService(option, parts).split("=", 2);
          if (pair.length < 2) {
            throw new IllegalArgumentException("--set needs SERVICE.KEY=VALUE");
          }
          settings.computeIfAbsent(service(parts[0]), s -> new HashMap<>()).put(pair[0], pair[1]);
        }
        case "--jvm" -> {
          String[] parts = value(option, rest).split("\\.", 2);
          String each = ofService(option, parts);
          jvm.merge(service(parts[0]), List.of(each), Options::joined);
        }
        default -> throw new IllegalArgumentException("Unknown option: " + option);
      }
    }
    if (kill) {
      // A backlog of the size that is asked for, whatever ingest allows by itself.
      settings
          .computeIfAbsent(Service.INGEST, s -> new HashMap<>())
          .putIfAbsent("dateline.ingest.backlog.most", "0");
    }
    int articles = numbers.get("--articles").intValue();
    Long rate = numbers.get("--rate");
    return new Options(
        articles,
        numbers.getOrDefault("--warm-up", (long) articles).intValue(),
        numbers.get("--seconds").intValue(),
        numbers.get("--feeds").intValue(),
        size,
        rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate),
        numbers.getOrDefault("--seed", 1L),
        numbers.get("--connections").intValue(),
        keep,
        kill,
        numbers.get("--backlog").intValue(),
        numbers.get("--kills").intValue(),
        settings,
        jvm);
  }

  private static List<String> joined(List<String> one, List<String> other) {
    List<String> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  private static String ofService(String option, String[] parts) {
    if (parts.length < 2) {
      throw new IllegalArgumentException(option + " needs ingest., enrich. or store. in front");
    }
    return parts[1];
  }

  private static Service service(String name) {
    for (Service service : Service.values()) {
      if (service.label().equals(name)) {
        return service;
      }
    }
    throw new IllegalArgumentException("No service " + name + ": ingest, enrich or store");
  }

  private static Size size(String text) {
    try {
      return Size.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--size is feed, page or mixed, not " + text, e);
    }
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.pop();
  }

  private static long positive(String option, String text) {
    long number = number(option, text);
    if (number < 1 || number > 10_000_000) {
      throw new IllegalArgumentException(option + " needs a number from 1, not " + text);
    }
    return number;
  }

  private static long number(String option, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a whole number, not " + text, e);
    }
  }
}
