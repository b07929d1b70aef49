package dateline.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The folder of one stack: made when missing, held by one stack at a time. */
final class DataFolder {

  private static final Duration FORMER_LIMIT = Duration.ofSeconds(12);
  private static final Duration CLOCK_GRAIN = Duration.ofSeconds(1);

  private DataFolder() {}

  static Path of(StackConfig config) {
    try {
      return config.data().isPresent()
          ? Files.createDirectories(config.data().get())
          : Files.createTempDirectory("dateline-stack");
    } catch (IOException e) {
      throw new StackException("Can't make the data folder: " + e, e);
    }
  }

  static FileChannel lock(Path folder) {
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

  /**
   * Waits for the parts of a stack whose JVM was killed: they end by themselves, but need some
   * seconds, and hold their ports and data until then. One that stays is left to the new part to
   * complain of.
   */
  static void awaitFormerParts(Path folder) {
    Instant limit = Instant.now().plus(FORMER_LIMIT);
    for (Part part : Part.values()) {
      while (former(folder, part).isPresent() && Instant.now().isBefore(limit)) {
        Child.pause(Duration.ofMillis(50));
      }
    }
  }

  private static Optional<ProcessHandle> former(Path folder, Part part) {
    Path file = folder.resolve(part.label()).resolve(part.label() + ".pid");
    try {
      return Files.exists(file)
          ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
              // The number may by now be that of some other program, started later.
              .filter(process -> startedBefore(process, file))
          : Optional.empty();
    } catch (IOException e) {
      throw new StackException("Can't read " + file + ": " + e.getMessage(), e);
    }
  }

  private static boolean startedBefore(ProcessHandle process, Path file) {
    Instant written = Instant.ofEpochMilli(file.toFile().lastModified());
    return process
        .info()
        .startInstant()
        .map(start -> start.isBefore(written.plus(CLOCK_GRAIN)))
        .orElse(false);
  }
}
