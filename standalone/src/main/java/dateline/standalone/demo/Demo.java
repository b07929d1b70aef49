package dateline.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Plays the wire day, shows what changes while it does, and sums up what came out. */
public final class Demo {

  /** How long the last delivery may take to come out at the other end. */
  private static final Duration SETTLE = Duration.ofSeconds(30);

  private final Day day;
  private final URI ingest;
  private final StoreClient store;
  private final URI events;
  private final String kafka;
  private final PrintStream out;

  /** Plays the day into the ingest-service and reads from the store-service and the broker. */
  public Demo(Day day, URI ingest, URI store, String kafka, PrintStream out) {
    this.day = day;
    this.ingest = ingest;
    this.store = new StoreClient(store);
    this.events = store;
    this.kafka = kafka;
    this.out = out;
  }

  /**
   * Plays the day.
   *
   * @param speed how many times faster than written
   * @return whether all that it promises has come out
   * @throws IOException if a service does not answer or refuses
   */
  public boolean play(double speed) throws IOException, InterruptedException {
    out.println("A wire day of " + day.feeds().size() + " feeds:");
    DayPlayer.Played played;
    Summary summary;
    ChangeLines lines = ChangeLines.listen(events, out);
    try {
      played = new DayPlayer(day, new PushClient(ingest), out).play(speed);
      summary = settled(played.uris());
    } finally {
      lines.close();
    }
    out.println();
    out.println("What came out:");
    out.println("  deliveries    " + played.deliveries());
    summary.lines().forEach(line -> out.println("  " + line));
    List<String> shortfalls = summary.shortfalls(day.promise());
    shortfalls.forEach(shortfall -> out.println("  NOT AS PROMISED: " + shortfall));
    out.println();
    return shortfalls.isEmpty();
  }

  private Summary settled(Set<String> uris) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + SETTLE.toNanos();
    Summary summary = summary(uris);
    while (!summary.shortfalls(day.promise()).isEmpty() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(500);
      summary = summary(uris);
    }
    return summary;
  }

  private Summary summary(Set<String> uris) throws IOException {
    return Summary.of(uris, store.articles(""), store.changes(), DeadLetterCount.at(kafka));
  }
}
