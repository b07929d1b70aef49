package dateline.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs a command of the system to its end. */
final class Tool {

  private Tool() {}

  /**
   * Runs it and gives what it printed.
   *
   * @throws IOException if it is not there, ends with an error, or takes too long; the message
   *     holds what it printed
   */
  static String run(Duration limit, String... command) throws IOException {
    Path output = Files.createTempFile("dateline", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      process.destroyForcibly();
      String printed = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
      if (!ended) {
        throw new IOException(command[0] + " took longer than " + limit.toSeconds() + " s");
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            "%s ended with code %d: %s".formatted(command[0], process.exitValue(), printed));
      }
      return printed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + command[0], e);
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
