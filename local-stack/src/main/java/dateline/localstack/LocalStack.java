package dateline.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A Kafka broker, a schema registry and a MongoDB server as children of this JVM, on loopback. All
 * answer when {@link #start} returns; all are gone when this JVM is, however it ends. Closing keeps
 * the data, unless the folder was temporary. The same folder starts again with all it held, also on
 * other ports.
 */
public final class LocalStack implements Backends, AutoCloseable {

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
    Path folder = folder(config);
    FileChannel lock = lock(folder);
    Map<Part, PartProcess> processes = new EnumMap<>(Part.class);
    LocalStack stack = new LocalStack(folder, config.data().isEmpty(), lock, processes);
    try {
      new Launches(config, reporter)
          .all()
          .forEach(launch -> processes.put(launch.part(), new PartProcess(launch, folder)));
      together(processes.values().stream().map(p -> (Runnable) p::start).toList());
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /**
   * The stack that all tests of this JVM share: all parts, temporary, started by the first call,
   * ended with the JVM.
   */
  public static LocalStack shared() {
    return Shared.STACK;
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

  /** Where the parts keep data and logs. */
  public Path folder() {
    return folder;
  }

  /** Ends all parts in order, and deletes the folder if it was temporary; safe to call again. */
  @Override
  public void close() {
    try {
      together(processes.values().stream().map(p -> (Runnable) p::stop).toList());
    } finally {
      unlock();
      if (temporary) {
        Cache.delete(folder);
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

  private static void together(List<Runnable> acts) {
    List<CompletableFuture<Void>> running = new ArrayList<>();
    // A thread each: they wait for processes, and the common pool may have one thread only.
    acts.forEach(act -> running.add(CompletableFuture.runAsync(act, task -> thread(task).start())));
    StackException first = null;
    for (CompletableFuture<Void> each : running) {
      try {
        each.join();
      } catch (CompletionException e) {
        StackException cause =
            e.getCause() instanceof StackException ours
                ? ours
                : new StackException(String.valueOf(e.getCause().getMessage()), e.getCause());
        if (first == null) {
          first = cause;
        } else {
          first.addSuppressed(cause);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "local-stack");
    thread.setDaemon(true);
    return thread;
  }

  private static Path folder(StackConfig config) {
    try {
      return config.data().isPresent()
          ? Files.createDirectories(config.data().get())
          : Files.createTempDirectory("dateline-stack");
    } catch (IOException e) {
      throw new StackException("Can't make the data folder: " + e, e);
    }
  }

  private static FileChannel lock(Path folder) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve("stack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (channel.tryLock() != null) {
          return channel;
        }
      } catch (OverlappingFileLockException e) {
        // This JVM itself holds it: the same message as for another one.
      }
      channel.close();
      throw new StackException(
          "Another local stack runs on the folder " + folder + ". Stop it, or choose another.");
    } catch (IOException e) {
      throw new StackException("Can't use the data folder " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Made on first use of {@link #shared()}. */
  private static final class Shared {

    static final LocalStack STACK = start(StackConfig.temporary());

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(STACK::close, "local-stack-close"));
    }
  }
}
