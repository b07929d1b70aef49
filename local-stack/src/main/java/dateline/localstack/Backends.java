package dateline.localstack;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where Kafka, the schema registry and MongoDB are.
 *
 * <p>Chosen once, by {@link #choose}: explicit addresses come first, local processes else.
 */
public interface Backends {

  /** Bootstrap servers of the broker, {@code host:port}. */
  String kafka();

  /** Base URL of the schema registry, without a path and without a slash at its end. */
  String registry();

  /** Connection string of MongoDB, without a database. */
  String mongo();

  /**
   * The addresses in the system properties {@code dateline.kafka}, {@code dateline.registry} and
   * {@code dateline.mongo} or the environment ({@code DATELINE_KAFKA}, ...) if all three are there;
   * else the JVM's {@link LocalStack#shared() shared stack}, started by the first call. Test
   * frameworks load classes several times; all of them get the same stack here.
   *
   * @throws StackException if only some of the addresses are given, or the stack can't start
   */
  static Backends choose() {
    Set<Part> all = EnumSet.allOf(Part.class);
    return Addresses.explicit(System.getProperties(), System.getenv(), all)
        .or(Addresses::shared)
        .orElseGet(LocalStack::shared);
  }

  /**
   * As {@link #choose()}, but only the parts of this configuration are needed, and what is not
   * given explicitly is started with it. The caller closes the result if it is a {@link
   * LocalStack}.
   */
  static Backends choose(StackConfig config) {
    return Addresses.explicit(System.getProperties(), System.getenv(), config.parts())
        .orElseGet(() -> LocalStack.start(config));
  }
}
