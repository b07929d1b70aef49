package dateline;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.SchemaFormatter;
import org.apache.kafka.common.KafkaException;

/**
 * The command line of {@link Contract}.
 *
 * <p>With {@code export DIR} it writes the schema of every topic to {@code DIR/RECORD.avsc}, for
 * clients that generate code. Without arguments it puts the contract in place: the registry's base
 * URL is {@code DATELINE_REGISTRY_URL}, every {@code KAFKA_*} variable is a setting of the Kafka
 * client, {@code DATELINE_PARTITIONS} (default 6) and {@code DATELINE_REPLICAS} (default: the
 * broker's) are for new topics.
 */
final class ContractCommand {

  private static final String KAFKA = "KAFKA_";

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream errors;

  ContractCommand(Map<String, String> environment, PrintStream out, PrintStream errors) {
    this.environment = environment;
    this.out = out;
    this.errors = errors;
  }

  /** Exit code: 0 done, 1 broker or registry do not answer or refuse, 2 wrong settings. */
  int run(List<String> args) throws InterruptedException {
    try {
      if (args.size() == 2 && args.get(0).equals("export")) {
        export(Path.of(args.get(1)));
      } else if (args.isEmpty()) {
        ensure();
      } else {
        throw new IllegalArgumentException("Takes no arguments, or: export DIR");
      }
      return 0;
    } catch (IllegalArgumentException e) {
      errors.println(e.getMessage());
      return 2;
    } catch (IOException | KafkaException e) {
      // Said in words: it is a broker, a registry or a setting, not this program.
      errors.println("The contract is not in place. " + reason(e));
      return 1;
    }
  }

  /** {@code KAFKA_SECURITY_PROTOCOL} sets {@code security.protocol}, and so on. */
  static Map<String, Object> kafkaSettings(Map<String, String> environment) {
    Map<String, Object> settings = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(KAFKA)) {
            String key = name.substring(KAFKA.length()).toLowerCase(Locale.ROOT).replace('_', '.');
            settings.put(key, value);
          }
        });
    return settings;
  }

  private void ensure() throws IOException, InterruptedException {
    required("KAFKA_BOOTSTRAP_SERVERS");
    String registry = required("DATELINE_REGISTRY_URL");
    int partitions = number("DATELINE_PARTITIONS").orElse(6);
    Optional<Short> replicas = number("DATELINE_REPLICAS").map(Integer::shortValue);
    Contract.ensureTopics(kafkaSettings(environment), partitions, replicas);
    Contract.registerSchemas(registry);
    out.println(
        "topics and schemas are in place: " + Topics.all().stream().map(Topics::topic).toList());
  }

  private static void export(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Topics topic : Topics.all()) {
      String pretty = SchemaFormatter.format("json/pretty", topic.schema()) + "\n";
      Files.writeString(folder.resolve(topic.schema().getName() + ".avsc"), pretty);
    }
  }

  private String required(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new IllegalArgumentException("Set the environment variable " + name));
  }

  private Optional<Integer> number(String name) {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Integer.valueOf(value));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " needs a number, not " + value, e);
    }
  }

  /** Kafka says what is wrong with a setting in the cause only. */
  private static String reason(Exception e) {
    Throwable cause = e.getCause();
    return cause == null || e instanceof IOException
        ? String.valueOf(e.getMessage())
        : e.getMessage() + ": " + cause.getMessage();
  }
}
