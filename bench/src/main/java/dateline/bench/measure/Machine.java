package dateline.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How busy the whole machine is, so that a run among other work can be told from a quiet one.
 *
 * @param load mean number of runnable processes over the last minute; negative where not known
 * @param busySeconds CPU time that all processes together have used since the machine started; 0
 *     where not known
 * @param processors number of processors
 */
public record Machine(double load, double busySeconds, int processors) {

  private static final Path STAT = Path.of("/proc/stat");

  /** The kernel counts in hundredths of a second on every platform that the JDK runs on. */
  private static final double TICKS = 100;

  /** The state now. */
  public static Machine now() {
    return new Machine(
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Files.isReadable(STAT) ? busy() : 0,
        Runtime.getRuntime().availableProcessors());
  }

  private static double busy() {
    try (Stream<String> lines = Files.lines(STAT)) {
      // cpu user nice system idle iowait irq softirq steal ... (proc(5))
      long[] times =
          Stream.of(lines.findFirst().orElseThrow().split("\\s+"))
              .skip(1)
              .mapToLong(Long::parseLong)
              .toArray();
      return (times[0] + times[1] + times[2] + times[5] + times[6] + times[7]) / TICKS;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
