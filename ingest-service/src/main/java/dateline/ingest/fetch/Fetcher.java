package dateline.ingest.fetch;

import dateline.ingest.source.IngestConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one way out: everything that is fetched from addresses of others goes through here, with the
 * same guard, bounds and manners. Fetches run side by side without a thread each; one that hangs
 * delays no other.
 */
@Singleton
public final class Fetcher implements Fetching {

  private final FetchMetrics metrics;
  private final SystemResolver system = new SystemResolver();
  private final ScheduledExecutorService timers =
      Executors.newSingleThreadScheduledExecutor(Threads.named("fetch-timer"));
  private final ThreadPoolExecutor workers = workers();
  private final Flight.Crew crew;
  private volatile boolean closed;

  @Inject
  Fetcher(
      Vertx vertx,
      IngestConfig config,
      FetchMetrics metrics,
      @ConfigProperty(name = "quarkus.application.version", defaultValue = "0") String version) {
    this(vertx, config.fetch(), metrics, version);
  }

  Fetcher(Vertx vertx, IngestConfig.Fetch config, FetchMetrics metrics, String version) {
    this.metrics = metrics;
    this.crew = crew(vertx, config, version, system, new HttpClientOptions());
  }

  Fetcher(
      Vertx vertx,
      IngestConfig.Fetch config,
      FetchMetrics metrics,
      Resolver resolver,
      HttpClientOptions options) {
    this.metrics = metrics;
    this.crew = crew(vertx, config, "test", resolver, options);
  }

  /** Whether an address may be asked for at all, as far as its form says; asks no name server. */
  public boolean accepts(URI uri) {
    return WebAddress.parse(uri.toString()).flatMap(crew.guard()::target).isPresent();
  }

  @Override
  public CompletableFuture<FetchResult> fetch(FetchRequest request) {
    long start = System.nanoTime();
    return new Flight(crew, request)
        .run()
        .exceptionally(thrown -> broken(request, FetchResult.Kind.PROTOCOL))
        .thenApplyAsync(
            result -> {
              FetchResult honest = closed ? stopped(request, result) : result;
              metrics.count(request.kind(), honest, System.nanoTime() - start);
              return honest;
            },
            workers);
  }

  @PreDestroy
  void close() {
    closed = true;
    crew.gate().close();
    crew.connections().close();
    timers.shutdownNow();
    system.close();
    workers.shutdown();
  }

  Flight.Crew crew() {
    return crew;
  }

  private Flight.Crew crew(
      Vertx vertx,
      IngestConfig.Fetch config,
      String version,
      Resolver resolver,
      HttpClientOptions options) {
    RobotsRules robots = new RobotsRules(this, UserAgent.ROBOT, config.robotsTime());
    HostGate.Limits limits =
        new HostGate.Limits(
            config.perHost(), config.maxConcurrent(), config.maxWait(), config.maxQueue());
    return new Flight.Crew(
        config,
        new AddressGuard(config.ports(), config.allow().orElse(List.of())),
        resolver,
        new HostGate(limits, timers),
        robots::ask,
        new Connections(vertx, config, options),
        UserAgent.of(version, config.userAgentUrl()),
        InstantSource.system(),
        metrics,
        workers);
  }

  /** What breaks because we stop is not the server's fault. */
  private static FetchResult stopped(FetchRequest request, FetchResult result) {
    return result instanceof FetchResult.Failed
        ? broken(request, FetchResult.Kind.STOPPED)
        : result;
  }

  private static FetchResult broken(FetchRequest request, FetchResult.Kind kind) {
    return FetchResult.Failed.of(Trail.at(request.uri()), kind);
  }

  /** After the end, work is done by who brings it: no future stays open. */
  private static ThreadPoolExecutor workers() {
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    return new ThreadPoolExecutor(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Threads.named("fetch-worker"),
        (work, pool) -> work.run());
  }
}
