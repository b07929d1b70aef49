package dateline.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Kafka broker, a schema registry and a MongoDB server as children of this JVM, on loopback. All
 * answer when {@link #start} returns; all are gone when this JVM is, however it ends. Closing keeps
 * the data, unless the folder was temporary. The same folder starts again with all it held, also on
 * other ports.
 */
public final class LocalStack implements Backends {

  private final Path folder;
  private final boolean temporary;
  private final FileChannel lock;
  private final Map<Part, PartProcess> processes;

  private LocalStack(
      Path folder, boolean temporary, FileChannel lock, Map<Part, PartProcess> processes) {
    this.folder = folder;
    this.temporary = temporary;
    this.lock = lock;
    this.processes = processes;
  }

  /**
   * Starts the parts in parallel.
   *
   * @throws StackException if a chosen port is taken, the folder is in use, or a part can't start;
   *     nothing runs then
   */
  public static LocalStack start(StackConfig config) {
    return start(config, System.err::println);
  }

  static LocalStack start(StackConfig config, Reporter reporter) {
    Path folder = DataFolder.of(config);
    FileChannel lock = DataFolder.lock(folder);
    Map<Part, PartProcess> processes = new EnumMap<>(Part.class);
    LocalStack stack = new LocalStack(folder, config.data().isEmpty(), lock, processes);
    try {
      DataFolder.awaitFormerParts(folder);
      new Launches(config, reporter)
          .all()
          .forEach(launch -> processes.put(launch.part(), new PartProcess(launch, folder)));
      Together.run(processes.values().stream().map(p -> (Runnable) p::start).toList());
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /**
   * The stack that all tests of this JVM share: temporary, started by the first call, ended with
   * the JVM. It has the parts that no explicit address is given for.
   */
  public static LocalStack shared() {
    return Shared.STACK;
  }

  /**
   * Deletes what the parts keep in this folder, and their logs; nothing else in it. A folder that
   * is not there is fine.
   *
   * @throws StackException if a stack runs on it
   */
  public static void wipe(Path data) {
    if (!Files.isDirectory(data)) {
      return;
    }
    FileChannel held = DataFolder.lock(data);
    try (held) {
      for (Part part : Part.values()) {
        FileTree.delete(data.resolve(part.label()));
        FileTree.delete(data.resolve(part.label() + ".log"));
      }
    } catch (IOException e) {
      throw new StackException("Can't wipe " + data, e);
    }
  }

  /** Fetches and unpacks into the cache what a start of all parts needs, saying what. */
  public static void prefetch() {
    new Launches(StackConfig.temporary(), System.err::println).prefetch();
  }

  @Override
  public String kafka() {
    return Ports.HOST + ":" + broker().port();
  }

  @Override
  public String registry() {
    return "http://" + Ports.HOST + ":" + process(Part.REGISTRY).port();
  }

  @Override
  public String mongo() {
    return "mongodb://%s:%d/?replicaSet=rs0".formatted(Ports.HOST, database().port());
  }

  @Override
  public Map<Part, PartProcess> processes() {
    return Map.copyOf(processes);
  }

  /** The broker's process. */
  public PartProcess broker() {
    return process(Part.KAFKA);
  }

  /** The registry's process. */
  public PartProcess schemaRegistry() {
    return process(Part.REGISTRY);
  }

  /** MongoDB's process. */
  public PartProcess database() {
    return process(Part.MONGO);
  }

  /**
   * The process of a part.
   *
   * @throws IllegalArgumentException if the stack was started without it
   */
  public PartProcess process(Part part) {
    PartProcess process = processes.get(part);
    if (process == null) {
      throw new IllegalArgumentException("the stack was started without " + part.label());
    }
    return process;
  }

  /** The parts that were started and have ended since. */
  public Set<Part> ended() {
    return processes.entrySet().stream()
        .filter(entry -> !entry.getValue().isAlive())
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
  }

  /** Where the parts keep data and logs. */
  public Path folder() {
    return folder;
  }

  /** Ends all parts in order, and deletes the folder if it was temporary; safe to call again. */
  @Override
  public void close() {
    try {
      Together.run(processes.values().stream().map(p -> (Runnable) p::stop).toList());
    } finally {
      unlock();
      if (temporary) {
        FileTree.delete(folder);
      }
    }
  }

  private void unlock() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new StackException("Can't release " + folder, e);
    }
  }

  /** Made on first use of {@link #shared()}. */
  private static final class Shared {

    static final LocalStack STACK = start(StackConfig.temporary().only(parts()));

    static {
      Addresses.share(STACK);
      Runtime.getRuntime().addShutdownHook(new Thread(STACK::close, "local-stack-close"));
    }

    private static Set<Part> parts() {
      return Addresses.explicit(System.getProperties(), System.getenv())
          .missingOf(EnumSet.allOf(Part.class));
    }
  }
}
