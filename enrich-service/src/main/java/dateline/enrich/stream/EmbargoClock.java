package dateline.enrich.stream;

import dateline.enrich.EnrichConfig;
import dateline.enrich.EnrichConfig.ClockPolicy;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The clock by which embargoes end. A host whose clock runs ahead would publish early what was
 * promised to be kept, and nothing on the host shows it: so by default an embargo ends when this
 * clock <em>and</em> the one of another host say so, and it ends late rather than early where the
 * two differ.
 */
@Singleton
class EmbargoClock implements InstantSource {

  private static final Logger LOG = Logger.getLogger(EmbargoClock.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Until the answers have shown the second's beginning closely. */
  private static final int LOOK_SECONDS = 7;

  private static final Duration WORTH_A_WARNING = Duration.ofSeconds(5);

  private final InstantSource own;
  private final ClockPolicy policy;
  private final URI reference;
  private final SteadyTime other = new SteadyTime();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "embargo-clock");
            thread.setDaemon(true);
            return thread;
          });
  private boolean warned;
  private boolean silent;

  EmbargoClock(EnrichConfig config, MeterRegistry meters) {
    Duration shift = config.embargo().shift();
    this.own = () -> Instant.now().plus(shift);
    this.policy = config.embargo().clock();
    this.reference = URI.create(config.embargo().reference());
    Gauge.builder("dateline.enrich.clock.ahead.seconds", this, EmbargoClock::ahead)
        .description("How far this host's clock is ahead of the reference")
        .register(meters);
  }

  void onStart(@Observes StartupEvent start) {
    if (policy == ClockPolicy.STRICT) {
      looks.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }
  }

  void onStop(@Observes ShutdownEvent stop) {
    looks.shutdownNow();
  }

  /** The moment up to which embargoes have ended. */
  @Override
  public Instant instant() {
    Instant mine = own.instant();
    if (policy == ClockPolicy.OWN) {
      return mine;
    }
    // Without a word from the other clock nothing is known to have ended.
    Instant its = other.at(System.nanoTime()).orElse(Instant.EPOCH);
    return its.isBefore(mine) ? its : mine;
  }

  private double ahead() {
    return other
        .at(System.nanoTime())
        .map(its -> Duration.between(its, own.instant()).toMillis() / 1000.0)
        .orElse(Double.NaN);
  }

  private void look() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(reference)
              .timeout(PATIENCE)
              .method("HEAD", HttpRequest.BodyPublishers.noBody())
              .build();
      Optional<String> date =
          http.send(request, HttpResponse.BodyHandlers.discarding()).headers().firstValue("Date");
      if (date.isEmpty()) {
        if (!silent) {
          LOG.errorf("%s does not say what time it is: embargoes are held", reference);
        }
        silent = true;
        return;
      }
      silent = false;
      Instant said =
          ZonedDateTime.parse(date.get(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      other.heard(said, System.nanoTime());
      compare();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | DateTimeException e) {
      LOG.debugf("no time from %s: %s", reference, e.toString());
    }
  }

  private void compare() {
    double ahead = ahead();
    boolean far = Math.abs(ahead) > WORTH_A_WARNING.toSeconds();
    if (far && !warned) {
      LOG.warnf("this host's clock is %.0f s ahead of %s", ahead, reference);
    }
    warned = far;
  }
}
