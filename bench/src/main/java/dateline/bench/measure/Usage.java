package dateline.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a process has used so far.
 *
 * @param cpu processor time over all threads, in user and kernel mode
 * @param residentMb memory that it holds now ({@code VmRSS}), in MiB; 0 where the platform has no
 *     {@code /proc}
 * @param peakMb the most that it ever held ({@code VmHWM}), in MiB; likewise
 */
public record Usage(Duration cpu, int residentMb, int peakMb) {

  /** Of a running process. */
  public static Usage of(long pid) {
    Duration cpu =
        ProcessHandle.of(pid)
            .flatMap(process -> process.info().totalCpuDuration())
            .orElse(Duration.ZERO);
    List<String> status = status(pid);
    return new Usage(cpu, megabytes(status, "VmRSS:"), megabytes(status, "VmHWM:"));
  }

  private static List<String> status(long pid) {
    Path file = Path.of("/proc/" + pid + "/status");
    try {
      return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int megabytes(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToInt(kilobytes -> Integer.parseInt(kilobytes) / 1024)
        .findFirst()
        .orElse(0);
  }
}
