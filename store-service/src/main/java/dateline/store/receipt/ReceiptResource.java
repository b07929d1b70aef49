package dateline.store.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import dateline.WithdrawalReceipt;
import dateline.store.access.Access;
import dateline.store.access.Consumer;
import dateline.store.consume.OutageException;
import dateline.store.consume.ReceiptPublisher;
import dateline.store.read.Withdrawals;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Receipts over HTTP: a consumer reports that none of its copies shows what was withdrawn. */
@Path("/v1/withdrawals/{uri}/receipts")
@Tag(name = "Withdrawals")
public class ReceiptResource {

  private static final Logger LOG = Logger.getLogger(ReceiptResource.class);

  private final Withdrawals withdrawals;
  private final Access access;
  private final ReceiptPublisher publisher;
  private final ObjectMapper mapper;

  /** Hands receipts for the given withdrawals to the publisher. */
  public ReceiptResource(
      Withdrawals withdrawals, Access access, ReceiptPublisher publisher, ObjectMapper mapper) {
    this.mapper = mapper;
    this.withdrawals = withdrawals;
    this.access = access;
    this.publisher = publisher;
  }

  /** Takes a receipt. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(
      operationId = "giveReceipt",
      summary = "Report that a withdrawal is honoured",
      description =
          "The consumer is whose key it is (X-API-Key or Authorization: Bearer). Giving the same"
              + " receipt again changes nothing. An empty object speaks of the newest withdrawal,"
              + " honoured now.")
  @APIResponse(responseCode = "202", description = "Kafka has the receipt.")
  @APIResponse(responseCode = "400", description = "The body is not JSON of that form.")
  @APIResponse(responseCode = "401", description = "No key, or one that nobody has.")
  @APIResponse(responseCode = "403", description = "Not a consumer's key.")
  @APIResponse(responseCode = "404", description = "The article was never taken back.")
  @APIResponse(responseCode = "422", description = "A member is wrong; `parameter` names it.")
  @APIResponse(
      responseCode = "503",
      description = "Kafka or the database does not take it now; send it again.")
  public Response give(
      @Parameter(description = "URI of the article.", example = "urn:dateline:acme:0123")
          @PathParam("uri")
          String uri,
      @RequestBody(content = @Content(schema = @Schema(implementation = ReceiptRequest.class)))
          String body,
      @Context HttpHeaders headers) {
    Consumer consumer = access.requireConsumer(headers);
    long newest = withdrawals.newest(uri).orElseThrow(() -> unknown(uri));
    ReceiptRequest given = read(body);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    WithdrawalReceipt receipt =
        WithdrawalReceipt.newBuilder()
            .setId(Generators.timeBasedEpochGenerator().generate().toString())
            .setUri(uri)
            .setSequence(given.sequenceUpTo(newest))
            .setConsumer(consumer.id())
            .setHonoured(given.honouredBefore(now))
            .setReceived(now)
            .setCopies(given.countedCopies())
            .setNote(given.shortNote())
            .build();
    try {
      publisher.publish(receipt);
    } catch (OutageException e) {
      LOG.warnf("answered 503 to a receipt: %s", e.getMessage());
      throw unavailable();
    }
    return Response.accepted(json(receipt)).build();
  }

  // By hand, since a body that is no JSON would be answered without a problem otherwise.
  private ReceiptRequest read(String body) {
    if (body == null || body.isBlank()) {
      return ReceiptRequest.EMPTY;
    }
    try {
      ReceiptRequest read = mapper.readValue(body, ReceiptRequest.class);
      return read == null ? ReceiptRequest.EMPTY : read;
    } catch (JsonProcessingException e) {
      throw HttpProblem.builder()
          .withTitle("Not a receipt")
          .withStatus(Status.BAD_REQUEST)
          .withDetail("The body is not a JSON object of the documented form.")
          .build();
    }
  }

  private static Map<String, Object> json(WithdrawalReceipt receipt) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", receipt.getId());
    json.put("uri", receipt.getUri());
    json.put("sequence", receipt.getSequence());
    json.put("consumer", receipt.getConsumer());
    json.put("honoured", receipt.getHonoured().toString());
    json.put("received", receipt.getReceived().toString());
    return json;
  }

  private static HttpProblem unknown(String uri) {
    return HttpProblem.builder()
        .withTitle("No such withdrawal")
        .withStatus(Status.NOT_FOUND)
        .withDetail("The article " + uri + " was never taken back.")
        .build();
  }

  private static HttpProblem unavailable() {
    return HttpProblem.builder()
        .withTitle("Not available")
        .withStatus(Status.SERVICE_UNAVAILABLE)
        .withDetail("Kafka does not take the receipt now.")
        .withHeader(HttpHeaders.RETRY_AFTER, "2")
        .build();
  }
}
