package dateline.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Files and folders with all that is in them. */
public final class FileTree {

  private FileTree() {}

  /**
   * Deletes a file or a folder with all in it; a missing one is fine. Links are deleted, not
   * followed.
   *
   * @throws UncheckedIOException naming what can't be deleted
   */
  public static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't delete " + path + ": " + e.getMessage(), e);
    }
  }
}
