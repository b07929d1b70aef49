package dateline.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Plays a day's deliveries over the push API at their times. */
public final class DayPlayer {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Day day;
  private final PushClient client;
  private final PrintStream out;

  /**
   * What was accepted.
   *
   * @param deliveries how many deliveries
   * @param uris the articles that they are about
   */
  public record Played(int deliveries, Set<String> uris) {

    /** Copies the set. */
    public Played {
      uris = Set.copyOf(uris);
    }
  }

  /** Plays the day through this client and says on the stream what was delivered. */
  public DayPlayer(Day day, PushClient client, PrintStream out) {
    this.day = day;
    this.client = client;
    this.out = out;
  }

  /**
   * Plays the whole day.
   *
   * @param speed how many times faster than at speed 1
   * @return what was accepted
   * @throws IOException if ingest-service does not answer, or refuses what the demo delivers
   */
  public Played play(double speed) throws IOException, InterruptedException {
    long start = System.nanoTime();
    int accepted = 0;
    Set<String> uris = new HashSet<>();
    for (Day.Delivery delivery : day.deliveries()) {
      long wait = day.due(delivery, speed).toNanos() - (System.nanoTime() - start);
      TimeUnit.NANOSECONDS.sleep(Math.max(0, wait));
      PushClient.Answer answer =
          client.pushUntilAnswered(
              day.feed(delivery.feed()),
              delivery.contentType(),
              delivery.body(),
              "demo-" + delivery.at() + "-" + delivery.file(),
              PATIENCE);
      out.printf(
          Locale.ROOT,
          "%s  %-10s <- %s (%s)%n",
          delivery.at(),
          delivery.feed(),
          delivery.file(),
          delivery.note());
      if (!answer.accepted()) {
        throw new IOException(
            "%s was refused: %d %s".formatted(delivery.file(), answer.status(), answer.body()));
      }
      accepted++;
      uris.addAll(answer.uris());
    }
    return new Played(accepted, uris);
  }
}
