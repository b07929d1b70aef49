package dateline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.bench.generate.Size;
import dateline.bench.measure.Latencies;
import dateline.bench.measure.Machine;
import dateline.bench.measure.Snapshot;
import dateline.bench.measure.Usage;
import dateline.standalone.Service;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a run has measured, as a table for people and as one line of JSON for programs.
 *
 * @param options what was run
 * @param start the machine before the first phase
 * @param end the machine after the last one
 * @param saturation the saturation phase
 * @param latencies the latency phase
 * @param articles number of different articles in the ledger
 * @param deadLetters number of dead letters that came of it
 * @param faults what the audit found
 */
record Report(
    Options options,
    Machine start,
    Machine end,
    Saturation saturation,
    StageLatencies latencies,
    int articles,
    int deadLetters,
    List<String> faults) {

  private static final int FAULTS_SHOWN = 10;
  private static final double RATE_MARK = 300;
  private static final double P99_MARK = 1_000;
  private static final int MEMORY_MARK = 900;

  /** Whether everything that was accepted is stored exactly once. */
  boolean isSound() {
    return faults.isEmpty() && deadLetters == 0;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "%n%d deliveries of size %s (%.1f KB on average) from %d feeds over %d connections, seed %d",
        saturation.deliveries(),
        options.size().name().toLowerCase(Locale.ROOT),
        saturation.bytes() / 1024.0 / saturation.deliveries(),
        options.feeds(),
        options.connections(),
        options.seed());
    line(
        text,
        "Machine: %d processors; load %.1f at the start, %.1f at the end; other processes used %.2f"
            + " processors in saturation, %.2f at the even rate",
        start.processors(),
        start.load(),
        end.load(),
        saturation.after().othersSince(saturation.before()),
        latencies.after().othersSince(latencies.before()));
    line(
        text,
        "%nSaturation: accepted %.0f/s in %.1f s; stored %.0f/s (%d changes in %.1f s); told to"
            + " come later %d times",
        saturation.acceptedRate(),
        saturation.pushSeconds(),
        saturation.storedRate(),
        saturation.changes(),
        saturation.storedSeconds(),
        saturation.retries());
    processes(text, saturation.before(), saturation.after(), saturation.deliveries());
    line(text, "%nLatency at %.0f deliveries/s for %d s", latencies.rate(), options.seconds());
    stages(text);
    processes(
        text,
        latencies.before(),
        latencies.after(),
        (int) latencies.stages().get(StageLatencies.ACKNOWLEDGED).count());
    verdict(text);
    return text.toString();
  }

  private void stages(StringBuilder text) {
    line(text, "  %-24s %9s %9s %9s %9s %8s", "ms", "p50", "p90", "p99", "max", "count");
    latencies
        .stages()
        .forEach(
            (stage, times) ->
                line(
                    text,
                    "  %-24s %9.1f %9.1f %9.1f %9.1f %8d",
                    stage,
                    times.millis(50),
                    times.millis(90),
                    times.millis(99),
                    times.maxMillis(),
                    times.count()));
    if (latencies.unseen() > 0) {
      line(
          text,
          "  %d stored versions were never seen in the change stream: \"%s\" leaves them out",
          latencies.unseen(),
          StageLatencies.SEEN);
    }
  }

  private static void processes(StringBuilder text, Snapshot before, Snapshot after, int articles) {
    line(
        text,
        "  %-24s %9s %9s %9s %9s %8s",
        "process",
        "CPU s",
        "cores",
        "ms each",
        "RSS MB",
        "peak MB");
    after
        .processes()
        .forEach(
            (name, usage) -> {
              double cpu = seconds(before, after, name);
              line(
                  text,
                  "  %-24s %9.1f %9.2f %9.2f %9d %8d",
                  name,
                  cpu,
                  cpu / after.secondsSince(before),
                  cpu * 1_000 / articles,
                  usage.residentMb(),
                  usage.peakMb());
            });
  }

  private void verdict(StringBuilder text) {
    line(
        text,
        "%nAudit: %d articles accepted, %d dead letters, %s",
        articles,
        deadLetters,
        faults.isEmpty() ? "all stored exactly once" : faults.size() + " FAULTS:");
    faults.stream().limit(FAULTS_SHOWN).forEach(fault -> line(text, "  %s", fault));
    if (options.size() == Size.FEED) {
      marks(text);
    }
  }

  /** The marks are about articles as feeds carry them. */
  private void marks(StringBuilder text) {
    double p99 = latencies.stages().get(StageLatencies.SEEN).millis(99);
    line(
        text,
        "Marks: stored %.0f/s of %.0f %s; p99 to MongoDB %.0f ms of %.0f %s; services at their peak"
            + " %d MB of %d %s",
        saturation.storedRate(),
        RATE_MARK,
        verdict(saturation.storedRate() >= RATE_MARK),
        p99,
        P99_MARK,
        verdict(p99 <= P99_MARK && latencies.unseen() == 0),
        servicesPeakMb(),
        MEMORY_MARK,
        verdict(servicesPeakMb() < MEMORY_MARK));
  }

  private static String verdict(boolean met) {
    return met ? "(met)" : "(MISSED)";
  }

  private int servicesPeakMb() {
    return Stream.of(Service.values())
        .mapToInt(service -> latencies.after().processes().get(service.label()).peakMb())
        .sum();
  }

  String json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("size", options.size().name().toLowerCase(Locale.ROOT))
        .put("deliveries", saturation.deliveries())
        .put("bytes", saturation.bytes())
        .put("feeds", options.feeds())
        .put("connections", options.connections())
        .put("seed", options.seed())
        .put("processors", start.processors())
        .put("loadStart", rounded(start.load()))
        .put("loadEnd", rounded(end.load()))
        .put("othersSaturation", rounded(saturation.after().othersSince(saturation.before())))
        .put("othersEven", rounded(latencies.after().othersSince(latencies.before())))
        .put("acceptedPerSecond", rounded(saturation.acceptedRate()))
        .put("storedPerSecond", rounded(saturation.storedRate()))
        .put("retries", saturation.retries())
        .put("evenRate", rounded(latencies.rate()))
        .put("servicesPeakMb", servicesPeakMb())
        .put("articles", articles)
        .put("deadLetters", deadLetters)
        .put("faults", faults.size())
        .put("unseen", latencies.unseen());
    ObjectNode stages = json.putObject("latencyMs");
    for (Map.Entry<String, Latencies> stage : latencies.stages().entrySet()) {
      stages
          .putObject(stage.getKey())
          .put("p50", stage.getValue().millis(50))
          .put("p99", stage.getValue().millis(99))
          .put("max", stage.getValue().maxMillis());
    }
    ObjectNode processes = json.putObject("processes");
    for (Map.Entry<String, Usage> process : latencies.after().processes().entrySet()) {
      processes
          .putObject(process.getKey())
          .put(
              "cpuSecondsSaturation",
              rounded(seconds(saturation.before(), saturation.after(), process.getKey())))
          .put(
              "cpuSecondsEven",
              rounded(seconds(latencies.before(), latencies.after(), process.getKey())))
          .put("residentMb", process.getValue().residentMb())
          .put("peakMb", process.getValue().peakMb());
    }
    return json.toString();
  }

  private static double seconds(Snapshot before, Snapshot after, String process) {
    return after.cpuSince(before, process).toNanos() / 1e9;
  }

  private static double rounded(double number) {
    return Math.round(number * 100) / 100.0;
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format + "%n", values));
  }
}
