package dateline.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * What is fetched or unpacked once for all projects of this user: {@code $XDG_CACHE_HOME/dateline},
 * else {@code ~/.cache/dateline}. Safe against several processes that fill it at the same time.
 */
final class Cache {

  private final Path folder;

  Cache(Path folder) {
    this.folder = folder;
  }

  static Cache ofUser(Map<String, String> environment) {
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base = xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
    return new Cache(base.resolve("dateline"));
  }

  /** Fills a new entry; the given path does not exist yet. */
  interface Filler {
    void fill(Path fresh) throws IOException;
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /**
   * The entry of this name, filled first if it is missing. Other threads and processes wait for the
   * one that fills it, and never see it half-filled.
   */
  Path get(String name, Filler filler) {
    Path entry = path(name);
    if (Files.exists(entry)) {
      return entry;
    }
    // File locks are held by the whole JVM, hence the monitor for its own threads.
    synchronized (Cache.class) {
      try {
        Files.createDirectories(folder);
        try (FileChannel channel =
                FileChannel.open(
                    path(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.lock()) {
          if (lock.isValid() && !Files.exists(entry)) {
            Path fresh = path(name + ".part");
            FileTree.delete(fresh);
            filler.fill(fresh);
            Files.move(fresh, entry, StandardCopyOption.ATOMIC_MOVE);
          }
        }
        return entry;
      } catch (IOException e) {
        throw new StackException("Can't write " + entry + " in the cache: " + e.getMessage(), e);
      }
    }
  }
}
