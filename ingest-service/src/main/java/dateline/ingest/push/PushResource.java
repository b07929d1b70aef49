package dateline.ingest.push;

import dateline.ingest.format.Document;
import dateline.ingest.source.Feed;
import dateline.ingest.source.IngestConfig;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The push API. Bodies are collected on event loops, small ones parsed there too, larger ones by a
 * worker thread; nobody waits for Kafka.
 */
@Path("/v1/feeds/{feed}/items")
public final class PushResource {

  /** Parsing more than this would hold up the other connections of an event loop. */
  private static final int SMALL = 32 * 1024;

  private final Admission admission;
  private final Body bounds;
  private final Ingestion ingestion;
  private final PushMetrics metrics;
  private final OpenTelemetry telemetry;
  private final Vertx vertx;
  private final IngestConfig config;
  private final InstantSource clock = InstantSource.system();

  PushResource(
      Admission admission,
      Body bounds,
      Ingestion ingestion,
      PushMetrics metrics,
      OpenTelemetry telemetry,
      Vertx vertx,
      IngestConfig config) {
    this.admission = admission;
    this.bounds = bounds;
    this.ingestion = ingestion;
    this.metrics = metrics;
    this.telemetry = telemetry;
    this.vertx = vertx;
    this.config = config;
  }

  /** Takes items in: 202 means that Kafka has them. */
  @POST
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples.
  public Uni<Response> push(@RestPath String feed, HttpHeaders headers, RoutingContext routing) {
    RequestHeads heads = new RequestHeads(headers);
    return Uni.createFrom()
        .deferred(
            () -> {
              Feed admitted =
                  admission.admit(
                      feed, heads.value(HttpHeaders.AUTHORIZATION), heads.value("X-API-Key"));
              return push(admitted, heads, routing);
            })
        .onFailure(CompletionException.class)
        .transform(Throwable::getCause)
        // Answered here and not by the mapper, which would log every refusal of an outage.
        .onFailure(HttpProblem.class)
        .recoverWithItem(problem -> refused(feed, problem, routing.request()));
  }

  private Uni<Response> push(Feed feed, RequestHeads heads, RoutingContext routing) {
    PushHead head = heads.read(feed, trace());
    bounds.check(heads.contentLength());
    ingestion.admit(head);
    return Uni.createFrom()
        .completionStage(
            () ->
                Arrival.of(
                    routing.request(),
                    bounds,
                    vertx,
                    config.push().bodyTimeout(),
                    () -> closeAfterAnswer(routing)))
        .onItem()
        .transformToUni(
            wire -> {
              Uni<Receipt> receipt = Uni.createFrom().deferred(() -> ingest(head, wire));
              return wire.length > SMALL || head.gzip()
                  ? receipt.runSubscriptionOn(Infrastructure.getDefaultExecutor())
                  : receipt;
            })
        .map(receipt -> Response.accepted(receipt).build());
  }

  private Uni<Receipt> ingest(PushHead head, byte[] wire) {
    byte[] bytes;
    try {
      bytes = head.gzip() ? bounds.gunzip(wire) : wire;
    } catch (HttpProblem problem) {
      bounds.release(wire.length);
      throw problem;
    }
    if (head.gzip()) {
      bounds.release(wire.length);
    }
    Document document =
        new Document(
            bytes,
            head.charset(),
            head.location(),
            head.itemId(),
            Optional.of(head.feed().dayOf(clock.instant())));
    long held = bytes.length;
    try {
      long work = bounds.reserveWork(bytes.length, head.format().expansion());
      held += work;
      CompletableFuture<Receipt> receipt = ingestion.ingest(head.with(document));
      long free = bounds.freeAfterReading(bytes.length, work);
      bounds.release(free);
      held -= free;
      long rest = held;
      return Uni.createFrom()
          .completionStage(receipt)
          .onTermination()
          .invoke(() -> bounds.release(rest));
    } catch (RuntimeException refused) {
      bounds.release(held);
      throw refused;
    }
  }

  private Map<String, String> trace() {
    Map<String, String> trace = new HashMap<>();
    telemetry.getPropagators().getTextMapPropagator().inject(Context.current(), trace, Map::put);
    return trace;
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

  private Response refused(String feed, HttpProblem problem, HttpServerRequest request) {
    metrics.refused(feed, problem.getStatusCode());
    // A body that nobody reads is still on its way: let it drain, so that the answer is seen.
    if (!request.isEnded()) {
      vertx.setTimer(config.push().bodyTimeout().toMillis(), id -> drained(request));
      request.resume();
    }
    return problem.toResponse();
  }
}
