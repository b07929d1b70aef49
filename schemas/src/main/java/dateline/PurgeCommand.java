package dateline;

import dateline.purge.PurgeRefused;
import dateline.purge.TextPurge;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;

/**
 * The command line of {@link Purge}: article URIs as arguments; {@code KAFKA_*} and {@code
 * DATELINE_REGISTRY_URL} as in {@link ContractCommand}.
 */
final class PurgeCommand {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream errors;

  PurgeCommand(Map<String, String> environment, PrintStream out, PrintStream errors) {
    this.environment = environment;
    this.out = out;
    this.errors = errors;
  }

  /** Exit code: 0 done, 1 broken off, 2 refused or wrongly called; nothing has changed then. */
  int run(List<String> args) throws InterruptedException {
    try {
      purge(uris(args));
      return 0;
    } catch (PurgeRefused | IllegalArgumentException e) {
      errors.println(e.getMessage());
      return 2;
    } catch (IOException | KafkaException e) {
      // Said in words: it is a broker, a registry, a service that runs or a setting.
      errors.println("The purge is not complete. " + reason(e));
      return 1;
    }
  }

  private void purge(Set<String> uris) throws IOException, InterruptedException, PurgeRefused {
    required("KAFKA_BOOTSTRAP_SERVERS");
    String registry = required("DATELINE_REGISTRY_URL");
    AtomicInteger partitions = new AtomicInteger();
    try (TextPurge purge =
        new TextPurge(ContractCommand.kafkaSettings(environment), registry, PATIENCE)) {
      purge.run(
          uris,
          report -> {
            partitions.incrementAndGet();
            out.println(report);
          });
    }
    out.println(
        partitions.get() == 0
            ? "nothing to purge: no topic's history holds any text of it"
            : "purged from %d partitions; the broker deletes the files at its next check"
                .formatted(partitions.get()));
  }

  private static Set<String> uris(List<String> args) {
    if (args.isEmpty()) {
      throw new IllegalArgumentException("Takes the URIs of withdrawn articles");
    }
    for (String arg : args) {
      if (!ArticleUri.isArticleUri(arg)) {
        throw new IllegalArgumentException("Not an article URI: " + arg);
      }
    }
    return new LinkedHashSet<>(args);
  }

  private String required(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new IllegalArgumentException("Set the environment variable " + name));
  }

  /** Kafka says what is wrong with a setting in the cause only. */
  private static String reason(Exception e) {
    Throwable cause = e.getCause();
    return cause == null || e instanceof IOException
        ? String.valueOf(e.getMessage())
        : e.getMessage() + ": " + cause.getMessage();
  }
}
