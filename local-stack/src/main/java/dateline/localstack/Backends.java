package dateline.localstack;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where Kafka, the schema registry and MongoDB are.
 *
 * <p>Chosen once, by {@link #choose}: explicit addresses come first, local processes else, part by
 * part. An address is explicit in the system properties {@code dateline.kafka}, {@code
 * dateline.registry} and {@code dateline.mongo}, or in the environment ({@code DATELINE_KAFKA},
 * ...).
 */
public interface Backends extends AutoCloseable {

  /** Bootstrap servers of the broker, {@code host:port}. */
  String kafka();

  /** Base URL of the schema registry, without a path and without a slash at its end. */
  String registry();

  /** Connection string of MongoDB, without a database. */
  String mongo();

  /** The parts that were started as processes of ours; without those that somebody else runs. */
  Map<Part, PartProcess> processes();

  /** Ends what was started for this; what somebody else runs stays. Safe to call again. */
  @Override
  void close();

  /**
   * For tests: what has no explicit address is the JVM's {@link LocalStack#shared() shared stack},
   * started by the first call, with these parts only. Test frameworks load classes several times;
   * all of them get the same stack here. It ends with the JVM and is not to be closed.
   *
   * @throws StackException if the stack can't start
   */
  static Backends choose() {
    Addresses explicit = Addresses.explicit(System.getProperties(), System.getenv());
    Set<Part> missing = explicit.missingOf(EnumSet.allOf(Part.class));
    if (missing.isEmpty()) {
      return explicit;
    }
    return explicit.before(Addresses.shared(missing).orElseGet(LocalStack::shared));
  }

  /**
   * Starts what this configuration names and has no explicit address. The caller closes the result.
   *
   * @throws StackException if a part can't start; nothing runs then
   */
  static Backends choose(StackConfig config) {
    Addresses explicit = Addresses.explicit(System.getProperties(), System.getenv());
    Set<Part> missing = explicit.missingOf(config.parts());
    return missing.isEmpty() ? explicit : explicit.before(LocalStack.start(config.only(missing)));
  }
}
