package dateline.ingest.push;

import dateline.ingest.format.Document;
import dateline.ingest.receive.Reception;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The push API. Bodies are collected on event loops, small ones parsed there too, larger ones by a
 * worker thread; nobody waits for Kafka.
 */
@Path("/v1/feeds/{feed}/items")
public final class PushResource {

  private final Admission admission;
  private final Reception reception;
  private final Ingestion ingestion;
  private final PushMetrics metrics;
  private final InstantSource clock = InstantSource.system();

  PushResource(Admission admission, Reception reception, Ingestion ingestion, PushMetrics metrics) {
    this.admission = admission;
    this.reception = reception;
    this.ingestion = ingestion;
    this.metrics = metrics;
  }

  /** Takes items in: 202 means that Kafka has them. */
  @POST
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples.
  public Uni<Response> push(@RestPath String feed, HttpHeaders headers, RoutingContext routing) {
    Uni<Response> answer =
        Uni.createFrom()
            .deferred(() -> push(feed, new RequestHeads(headers), headers, routing))
            .map(receipt -> Response.accepted(receipt).build());
    return reception.answer(answer, routing.request(), status -> metrics.refused(feed, status));
  }

  private Uni<Receipt> push(
      String feed, RequestHeads heads, HttpHeaders headers, RoutingContext routing) {
    Admission.Pass pass = admission.admit(feed, heads::value);
    PushHead head = heads.read(pass.feed(), pass.signedId(), reception.trace());
    ingestion.admit(head);
    return reception.receive(
        routing,
        headers,
        new Reception.Manner(
            head.gzip(), head.format().expansion(), body -> admission.prove(pass, body)),
        bytes -> ingest(head, bytes));
  }

  private CompletableFuture<Receipt> ingest(PushHead head, byte[] bytes) {
    Document document =
        new Document(
            bytes,
            head.charset(),
            head.location(),
            head.itemId(),
            Optional.of(head.feed().dayOf(clock.instant())));
    return ingestion.ingest(head.with(document));
  }
}
