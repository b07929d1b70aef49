package dateline.ingest.drop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Where the files of a feed lie. Moves are atomic renames within one file system, so that a file is
 * in one place at any time; links are never followed.
 */
final class Shelves {

  /** Directories of a feed's directory that are ours, and so no feed's own. */
  static final List<String> RESERVED = List.of("archive", "error");

  private static final int MOST = 10_000;

  private final Path inbox;
  private final Path work;
  private final Path archive;
  private final Path error;

  private Shelves(Path inbox) {
    this.inbox = inbox;
    this.work = inbox.resolve(".work");
    this.archive = inbox.resolve("archive");
    this.error = inbox.resolve("error");
  }

  /**
   * A file that lies somewhere.
   *
   * @param path where
   * @param size its length
   * @param millis its time
   */
  record Lying(Path path, long size, long millis) {

    String name() {
      return path.getFileName().toString();
    }
  }

  /**
   * The shelves of a directory, made where they are missing.
   *
   * @throws IOException the directory can't be made, or leads out of the root
   */
  static Shelves of(Path root, String directory) throws IOException {
    Path real = root.toRealPath();
    Path inbox = real;
    for (Path step : Path.of(directory)) {
      if (RESERVED.contains(step.toString())) {
        throw new IOException(step + " is no name for a feed's directory");
      }
      inbox = inbox.resolve(step);
      made(inbox);
    }
    Shelves shelves = new Shelves(inbox);
    for (Path each : List.of(shelves.work, shelves.archive, shelves.error)) {
      made(each);
    }
    return shelves;
  }

  Path inbox() {
    return inbox;
  }

  Path lock() {
    return work.resolve(".lock");
  }

  /** What was left there and is not temporary, oldest first; only plain files. */
  List<Lying> arrivals() throws IOException {
    return files(inbox, Comparator.comparingLong(Lying::millis).thenComparing(Lying::name));
  }

  /** What is being worked, oldest first. */
  List<Lying> claims() throws IOException {
    return files(work, Comparator.comparing(Lying::name));
  }

  /** Takes a file, if it is still there. */
  Lying claim(Lying file) throws IOException {
    String unique = UUID.randomUUID().toString().substring(0, 8);
    Path to = work.resolve(FileNames.claim(file.name(), file.millis(), unique));
    Files.move(file.path(), to, StandardCopyOption.ATOMIC_MOVE);
    return new Lying(to, file.size(), file.millis());
  }

  /** Puts away what Kafka has. */
  void toArchive(Lying claim, LocalDate day) throws IOException {
    Path shelf = archive.resolve(day.toString());
    made(shelf);
    Files.move(
        claim.path(),
        FileNames.free(shelf, FileNames.unclaimed(claim.name())),
        StandardCopyOption.ATOMIC_MOVE);
  }

  /** Puts away what can't be read, with the reason beside it. */
  void toError(Lying claim, String reason) throws IOException {
    Path to = FileNames.free(error, FileNames.unclaimed(claim.name()));
    Files.writeString(
        to.resolveSibling(to.getFileName() + ".reason.txt"), reason + "\n", StandardCharsets.UTF_8);
    Files.move(claim.path(), to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes what was archived before this day. */
  void forgetBefore(LocalDate day) throws IOException {
    try (DirectoryStream<Path> days = Files.newDirectoryStream(archive, "????-??-??")) {
      for (Path each : days) {
        if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS) && isBefore(each, day)) {
          try (DirectoryStream<Path> old = Files.newDirectoryStream(each)) {
            for (Path file : old) {
              Files.deleteIfExists(file);
            }
          }
          Files.deleteIfExists(each);
        }
      }
    }
  }

  private static boolean isBefore(Path directory, LocalDate day) {
    try {
      return LocalDate.parse(directory.getFileName().toString()).isBefore(day);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static void made(Path directory) throws IOException {
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.createDirectory(directory);
    } catch (FileAlreadyExistsException e) {
      // Another copy was first; a link or a file is none.
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(directory + " is no directory of its own", e);
      }
    }
  }

  private static List<Lying> files(Path directory, Comparator<Lying> order) throws IOException {
    List<Lying> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      for (Path each : all) {
        if (files.size() == MOST) {
          break;
        }
        if (FileNames.isTemporary(each.getFileName().toString())) {
          continue;
        }
        try {
          BasicFileAttributes is =
              Files.readAttributes(each, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
          if (is.isRegularFile()) {
            files.add(new Lying(each, is.size(), is.lastModifiedTime().toMillis()));
          }
        } catch (NoSuchFileException e) {
          // Gone between the two looks.
          continue;
        }
      }
    }
    files.sort(order);
    return files;
  }
}
