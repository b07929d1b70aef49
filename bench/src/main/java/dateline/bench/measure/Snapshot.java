package dateline.bench.measure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What processes and machine have used up to a moment.
 *
 * @param nanos the moment, as {@link System#nanoTime()}
 * @param machine the machine
 * @param processes usage by name, in the order in which they were named
 */
public record Snapshot(long nanos, Machine machine, Map<String, Usage> processes) {

  private static final double NANOS = 1e9;

  /** Of these processes now. */
  public static Snapshot of(Map<String, Long> pids) {
    Map<String, Usage> processes = new LinkedHashMap<>();
    pids.forEach((name, pid) -> processes.put(name, Usage.of(pid)));
    return new Snapshot(System.nanoTime(), Machine.now(), processes);
  }

  /** Seconds from an earlier snapshot to this one. */
  public double secondsSince(Snapshot earlier) {
    return (nanos - earlier.nanos) / NANOS;
  }

  /** Processor time that one process has used since an earlier snapshot. */
  public Duration cpuSince(Snapshot earlier, String process) {
    return processes.get(process).cpu().minus(earlier.processes.get(process).cpu());
  }

  /** Processors' worth of time that processes other than these have used in between. */
  public double othersSince(Snapshot earlier) {
    double ours =
        processes.keySet().stream()
            .mapToDouble(name -> cpuSince(earlier, name).toNanos() / NANOS)
            .sum();
    double all = machine.busySeconds() - earlier.machine.busySeconds();
    return Math.max(0, all - ours) / secondsSince(earlier);
  }
}
