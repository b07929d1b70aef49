package dateline.ingest.drop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Lets one copy of the service work a directory at a time, on one machine or on a share: a file
 * that its holder rewrites as a sign of life. A copy that has seen the same content for the
 * take-over time, by its own clock, takes its place. A holder that was only slow notices before its
 * next file; what it was working meanwhile goes out twice under the same identifiers.
 */
final class DirectoryLock {

  private final Path file;
  private final String copy;
  private final long takeOver;
  private final LongSupplier nanos;
  private long beats;
  private String mine = "";
  private String seen = "";
  private long seenSince;

  DirectoryLock(Path file, String copy, Duration takeOver, LongSupplier nanos) {
    this.file = file;
    this.copy = copy;
    this.takeOver = takeOver.toNanos();
    this.nanos = nanos;
  }

  /** Takes or keeps the lock; false if it is another's. */
  boolean hold() throws IOException {
    if (!mine.isEmpty() && mine.equals(content())) {
      mine = next();
      Files.writeString(file, mine);
      return true;
    }
    mine = "";
    return create() || isDead() && removeDead() && create();
  }

  /** Lets others have it. */
  void release() throws IOException {
    if (!mine.isEmpty() && mine.equals(content())) {
      Files.deleteIfExists(file);
    }
    mine = "";
  }

  private boolean create() throws IOException {
    String text = next();
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      mine = text;
      seen = "";
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private boolean isDead() throws IOException {
    String now = "of " + content();
    if (!now.equals(seen)) {
      seen = now;
      seenSince = nanos.getAsLong();
    }
    return nanos.getAsLong() - seenSince >= takeOver;
  }

  /** Only one copy can move it away; who moved away a living one puts it back. */
  private boolean removeDead() throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + "-" + UUID.randomUUID());
    try {
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return true;
    }
    boolean dead = seen.equals("of " + Files.readString(aside, StandardCharsets.UTF_8));
    if (dead) {
      Files.delete(aside);
    } else {
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return dead;
  }

  private String content() throws IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private String next() {
    return copy + " " + ++beats + "\n";
  }
}
