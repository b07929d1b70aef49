package dateline.store.read;

import dateline.store.access.Access;
import dateline.store.access.Consumer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The known consumers and what each of them has not honoured, for operators. */
@Path("/v1/consumers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Withdrawals")
public class ConsumerResource {

  private final Withdrawals withdrawals;
  private final Access access;

  /** Serves the consumers that the configuration names. */
  public ConsumerResource(Withdrawals withdrawals, Access access) {
    this.withdrawals = withdrawals;
    this.access = access;
  }

  /** All known consumers. */
  @GET
  @Operation(
      operationId = "listConsumers",
      summary = "Known consumers and what they have not honoured",
      description =
          "For operators. `outstanding` is the number of kills and standing holds without a receipt"
              + " of the consumer; `since` is when the oldest of them was decided, and `seconds` how"
              + " long ago that is.")
  @APIResponse(responseCode = "200", description = "`consumers`.")
  @APIResponse(responseCode = "401", description = "No key, or one that nobody has.")
  @APIResponse(responseCode = "403", description = "Not an operator's key, or no operator at all.")
  @APIResponse(responseCode = "503", description = "The database does not answer in time.")
  public Map<String, Object> list(@Context HttpHeaders headers) {
    access.requireOperator(headers);
    Instant now = Instant.now();
    List<Map<String, Object>> list =
        access.consumers().stream().map(consumer -> json(consumer, now)).toList();
    return Map.of("consumers", list);
  }

  private Map<String, Object> json(Consumer consumer, Instant now) {
    Withdrawals.Debt debt = withdrawals.debt(consumer);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("consumer", consumer.id());
    json.put("name", consumer.name());
    json.put("expected", consumer.expected());
    json.put("outstanding", debt.count());
    debt.oldest()
        .ifPresent(
            oldest -> {
              json.put("since", oldest.toString());
              json.put("seconds", WithdrawalJson.seconds(oldest, now));
            });
    return json;
  }
}
