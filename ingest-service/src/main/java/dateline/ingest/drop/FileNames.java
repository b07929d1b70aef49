package dateline.ingest.drop;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What names of files say. */
final class FileNames {

  /** How programs name what is not all there yet. */
  private static final List<String> UNFINISHED =
      List.of(".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".swp", ".lock");

  /** Below the 255 bytes of common file systems, with what is put in front or behind. */
  private static final int LONGEST = 60;

  private static final char BEHIND_TIME = '~';

  private FileNames() {}

  /** Whether the name says that the file is not for us, or not yet. */
  static boolean isTemporary(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return name.startsWith(".")
        || name.startsWith("~")
        || name.endsWith("~")
        || UNFINISHED.stream().anyMatch(lower::endsWith);
  }

  /**
   * The name of a file that is being worked: sorts by the file's time, and is like no other.
   *
   * @param millis the file's time
   * @param unique tells it from a file of the same name and time
   */
  static String claim(String name, long millis, String unique) {
    return String.format(
        Locale.ROOT, "%015d-%s%c%s", Math.max(0, millis), unique, BEHIND_TIME, shortened(name));
  }

  /** The name that a file had before it was claimed. */
  static String unclaimed(String claim) {
    return claim.substring(claim.indexOf(BEHIND_TIME) + 1);
  }

  /** The extension in lower case, without {@code .gz}; empty if there is none. */
  static String extension(String name) {
    String plain = isGzip(name) ? name.substring(0, name.length() - 3) : name;
    int dot = plain.lastIndexOf('.');
    return dot < 0 ? "" : plain.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  static boolean isGzip(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  /** The name as it may stand in a log. */
  static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }

  /** A path of this name, or one like it, where nothing is yet. */
  static Path free(Path directory, String name) {
    Path path = directory.resolve(name);
    for (int i = 2; Files.exists(path, LinkOption.NOFOLLOW_LINKS); i++) {
      path = directory.resolve(i + "-" + name);
    }
    return path;
  }

  /** Keeps both ends, for the extension is at the last. */
  private static String shortened(String name) {
    int points = name.codePointCount(0, name.length());
    if (points <= LONGEST) {
      return name;
    }
    int head = name.offsetByCodePoints(0, LONGEST / 2);
    int tail = name.offsetByCodePoints(name.length(), -LONGEST / 2);
    return name.substring(0, head) + name.substring(tail);
  }
}
