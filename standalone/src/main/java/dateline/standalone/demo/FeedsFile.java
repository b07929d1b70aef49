package dateline.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/** Writes the configuration file that tells ingest-service of its feeds, keys hashed. */
public final class FeedsFile {

  private FeedsFile() {}

  /** Writes the file, and the folder it is in if that is missing. */
  public static Path write(Path file, List<Feed> feeds) {
    Properties properties = new Properties();
    for (Feed feed : feeds) {
      String prefix = "dateline.ingest.feeds." + feed.id() + ".";
      properties.setProperty(prefix + "provider", feed.provider());
      properties.setProperty(prefix + "name", feed.name());
      properties.setProperty(prefix + "zone", feed.zone());
      properties.setProperty(prefix + "language", feed.language());
      properties.setProperty(prefix + "key-sha256", sha256(feed.key()));
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        properties.store(writer, "Feeds and the SHA-256 of their API keys");
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file, e);
    }
  }

  private static String sha256(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
