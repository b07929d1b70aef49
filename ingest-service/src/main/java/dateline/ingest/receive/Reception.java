package dateline.ingest.receive;

import dateline.ingest.source.IngestConfig;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Receives bodies: collected on event loops, small ones worked there too, larger ones by a worker
 * thread. What a body and its work hold is counted until the work is done.
 */
@Singleton
public final class Reception {

  /** Parsing more than this would hold up the other connections of an event loop. */
  private static final int SMALL = 32 * 1024;

  private final Body bounds;
  private final OpenTelemetry telemetry;
  private final Vertx vertx;
  private final Duration bodyTimeout;

  Reception(Body bounds, OpenTelemetry telemetry, Vertx vertx, IngestConfig config) {
    this.bounds = bounds;
    this.telemetry = telemetry;
    this.vertx = vertx;
    this.bodyTimeout = config.push().bodyTimeout();
  }

  /**
   * How a body is received.
   *
   * @param gzip whether it is compressed
   * @param expansion bytes of memory that one byte of it takes at worst while it is read
   * @param proof sees the bytes as they came, before anything is made of them; throws to refuse
   */
  public record Manner(boolean gzip, int expansion, Consumer<byte[]> proof) {}

  /**
   * Whether the body is compressed.
   *
   * @throws HttpProblem 415 if in a way that we don't undo
   */
  public static boolean isGzip(HttpHeaders headers) {
    String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> false;
      case "gzip", "x-gzip" -> true;
      default -> throw Refusals.contentEncoding();
    };
  }

  /**
   * Receives the body of a request and does the work on it, decompressed.
   *
   * @throws HttpProblem at once or in the answer, if the body is refused or the work refuses it
   */
  public <T> Uni<T> receive(
      RoutingContext routing,
      HttpHeaders headers,
      Manner manner,
      Function<byte[], CompletableFuture<T>> work) {
    bounds.check(headers.getLength());
    return Uni.createFrom()
        .completionStage(
            () ->
                Arrival.of(
                    routing.request(), bounds, vertx, bodyTimeout, () -> closeAfterAnswer(routing)))
        .onItem()
        .transformToUni(
            wire -> {
              Uni<T> done = Uni.createFrom().deferred(() -> worked(wire, manner, work));
              return wire.length > SMALL || manner.gzip()
                  ? done.runSubscriptionOn(Infrastructure.getDefaultExecutor())
                  : done;
            });
  }

  /**
   * The answer to a request, whatever of it is refused.
   *
   * @param refused hears of the status of a refusal
   */
  public Uni<Response> answer(Uni<Response> answer, HttpServerRequest request, Refused refused) {
    return answer
        .onFailure(CompletionException.class)
        .transform(Throwable::getCause)
        // Answered here and not by the mapper, which would log every refusal of an outage.
        .onFailure(HttpProblem.class)
        .recoverWithItem(
            problem -> {
              refused.with(problem.getStatusCode());
              letDrain(request);
              return problem.toResponse();
            });
  }

  /** Hears of refusals. */
  @FunctionalInterface
  public interface Refused {

    /** With this status. */
    void with(int status);
  }

  /** Headers that carry the trace of this request on. */
  public Map<String, String> trace() {
    Map<String, String> trace = new HashMap<>();
    telemetry.getPropagators().getTextMapPropagator().inject(Context.current(), trace, Map::put);
    return trace;
  }

  /** A body that nobody reads is still on its way: let it drain, so that the answer is seen. */
  private void letDrain(HttpServerRequest request) {
    if (!request.isEnded()) {
      vertx.setTimer(bodyTimeout.toMillis(), id -> drained(request));
      request.resume();
    }
  }

  private <T> Uni<T> worked(
      byte[] wire, Manner manner, Function<byte[], CompletableFuture<T>> work) {
    byte[] bytes;
    try {
      manner.proof().accept(wire);
      bytes = manner.gzip() ? bounds.gunzip(wire) : wire;
    } catch (HttpProblem problem) {
      bounds.release(wire.length);
      throw problem;
    }
    if (manner.gzip()) {
      bounds.release(wire.length);
    }
    long held = bytes.length;
    try {
      long share = bounds.reserveWork(bytes.length, manner.expansion());
      held += share;
      CompletableFuture<T> done = work.apply(bytes);
      long free = bounds.freeAfterReading(bytes.length, share);
      bounds.release(free);
      held -= free;
      long rest = held;
      return Uni.createFrom()
          .completionStage(done)
          .onTermination()
          .invoke(() -> bounds.release(rest));
    } catch (RuntimeException refused) {
      bounds.release(held);
      throw refused;
    }
  }

  /** A body that nobody reads has as much time as one that is read. */
  private static void drained(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.connection().close();
    }
  }

  /** A close in the same turn as the answer would go before it. */
  private static void closeAfterAnswer(RoutingContext routing) {
    routing.addEndHandler(written -> routing.request().connection().close());
  }
}
