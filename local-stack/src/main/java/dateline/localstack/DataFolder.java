package dateline.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder of one stack: made when missing, held by one stack at a time. */
final class DataFolder {

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
}
