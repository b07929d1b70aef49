package dateline.enrich.stream;

import dateline.KeyHash;
import dateline.enrich.EnrichConfig;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is held back, for operators. */
@Path("/v1/held")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Held deliveries")
public class HeldResource {

  private static final int MOST = 1000;
  private static final String BEARER = "bearer ";

  private final HeldList list;
  private final Map<KeyHash, EnrichConfig.Operator> operators = new HashMap<>();

  HeldResource(HeldList list, EnrichConfig config) {
    this.list = list;
    config
        .operators()
        .values()
        .forEach(operator -> operators.put(KeyHash.fromHex(operator.keySha256()), operator));
  }

  /** What this copy holds back. */
  @GET
  @Operation(
      operationId = "listHeld",
      summary = "Deliveries that are held back",
      description =
          "What this copy of the service holds, what is due first in front; `partitions` says which"
              + " part that is of all. Each item has its `reason`: `embargo`, `unreadable`, `hold` or"
              + " `take`. Headlines and sluglines only for operators who may see texts. The key goes"
              + " in `X-API-Key` or `Authorization: Bearer`.")
  @APIResponse(responseCode = "200", description = "`held`, `partitions`.")
  @APIResponse(responseCode = "401", description = "No key, or one that nobody has.")
  @APIResponse(responseCode = "403", description = "No operator is configured.")
  @APIResponse(responseCode = "503", description = "The state is being handed over or restored.")
  public Response list(
      @Context HttpHeaders headers, @QueryParam("limit") @DefaultValue("100") int limit) {
    EnrichConfig.Operator operator = operator(headers);
    if (limit < 1 || limit > MOST) {
      throw problem(Status.BAD_REQUEST, "Invalid parameter", "limit: from 1 to " + MOST);
    }
    try {
      return Response.ok(
              Map.of("held", list.items(operator.texts(), limit), "partitions", list.partitions()))
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .build();
    } catch (InvalidStateStoreException e) {
      throw HttpProblem.builder()
          .withTitle("Not now")
          .withStatus(Status.SERVICE_UNAVAILABLE)
          .withDetail("The state is being handed over or restored.")
          .withHeader(HttpHeaders.RETRY_AFTER, "2")
          .build();
    }
  }

  private EnrichConfig.Operator operator(HttpHeaders headers) {
    if (operators.isEmpty()) {
      throw problem(
          Status.FORBIDDEN,
          "No operator",
          "No operator is configured: dateline.enrich.operators.ID.key-sha256.");
    }
    Optional<KeyHash> key = key(headers);
    return operators.entrySet().stream()
        .filter(entry -> key.filter(entry.getKey()::matches).isPresent())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(
            () ->
                HttpProblem.builder()
                    .withTitle("No valid key")
                    .withStatus(Status.UNAUTHORIZED)
                    .withDetail("Send an operator's key as X-API-Key or Authorization: Bearer.")
                    .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .build());
  }

  private static Optional<KeyHash> key(HttpHeaders headers) {
    return Optional.ofNullable(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip())
        .or(() -> Optional.ofNullable(headers.getHeaderString("X-API-Key")))
        .map(KeyHash::of);
  }

  private static HttpProblem problem(Status status, String title, String detail) {
    return HttpProblem.builder().withTitle(title).withStatus(status).withDetail(detail).build();
  }
}
