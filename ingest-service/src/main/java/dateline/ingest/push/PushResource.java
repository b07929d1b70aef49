package dateline.ingest.push;

import dateline.ingest.format.Document;
import dateline.ingest.source.Feed;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The push API. Small bodies stay on the event loop, larger ones are read and parsed by a worker
 * thread; neither waits for Kafka.
 */
@Path("/v1/feeds/{feed}/items")
@Tag(name = "push")
public final class PushResource {

  private final Admission admission;
  private final Body body;
  private final Ingestion ingestion;
  private final PushMetrics metrics;
  private final OpenTelemetry telemetry;

  PushResource(
      Admission admission,
      Body body,
      Ingestion ingestion,
      PushMetrics metrics,
      OpenTelemetry telemetry) {
    this.admission = admission;
    this.body = body;
    this.ingestion = ingestion;
    this.metrics = metrics;
    this.telemetry = telemetry;
  }

  /** Takes items in: 202 means that Kafka has them. */
  @POST
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<Response> push(@RestPath String feed, HttpHeaders headers, InputStream wire) {
    RequestHeads heads = new RequestHeads(headers);
    try {
      Feed admitted =
          admission.admit(feed, heads.value(HttpHeaders.AUTHORIZATION), heads.value("X-API-Key"));
      return push(admitted, heads, wire)
          .onFailure(HttpProblem.class)
          .invoke(problem -> metrics.refused(feed, problem.getStatusCode()));
    } catch (HttpProblem problem) {
      // An unknown name must not become a metric's label: strangers could fill the memory.
      metrics.refused(problem.getStatusCode() == 429 ? feed : "", problem.getStatusCode());
      throw problem;
    }
  }

  private Uni<Response> push(Feed feed, RequestHeads heads, InputStream wire) {
    return Uni.createFrom()
        .deferred(
            () -> {
              var format = heads.format();
              boolean gzip = heads.isGzip();
              body.check(heads.contentLength());
              Optional<String> key = heads.idempotencyKey();
              var location = heads.contentLocation();
              var itemId = heads.itemId();
              byte[] bytes = body.read(wire, gzip);
              return Uni.createFrom()
                  .completionStage(
                      () ->
                          ingestion.ingest(
                              new PushRequest(
                                  feed,
                                  format,
                                  new Document(bytes, heads.charset(), location, itemId),
                                  key,
                                  heads.worthKeeping(),
                                  trace())))
                  .onTermination()
                  .invoke(() -> body.release(bytes.length));
            })
        .map(receipt -> Response.accepted(receipt).build());
  }

  private Map<String, String> trace() {
    Map<String, String> trace = new HashMap<>();
    telemetry.getPropagators().getTextMapPropagator().inject(Context.current(), trace, Map::put);
    return trace;
  }
}
