package dateline.store.read;

import dateline.store.access.Access;
import dateline.store.access.Caller;
import dateline.store.access.Consumer;
import dateline.store.write.Fields;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What was taken back, over HTTP. Open to all readers, since whoever has a copy must be able to
 * learn that it has to go; with an operator's key it also says who has honoured what, and with a
 * consumer's key what that consumer has. Answers depend on the key and the clock, so that nobody
 * may keep them.
 */
@Path("/v1/withdrawals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Withdrawals", description = "Kills and holds, and who has honoured them.")
public class WithdrawalResource {

  private final Withdrawals withdrawals;
  private final Access access;

  /** Serves the given withdrawals. */
  public WithdrawalResource(Withdrawals withdrawals, Access access) {
    this.withdrawals = withdrawals;
    this.access = access;
  }

  /** The list of withdrawals. */
  @GET
  @Operation(
      operationId = "listWithdrawals",
      summary = "Withdrawals, newest first",
      description =
          "The newest withdrawal of each article that was ever taken back; an older one counts no"
              + " more. Never any text of an article. A kill with `versions` covers only these."
              + " With an operator's key each has `receipts` and `outstanding` (consumers that have"
              + " not honoured it, and since how many seconds); with a consumer's key the same of"
              + " this consumer.")
  @APIResponse(
      responseCode = "200",
      description = "A page: `withdrawals` and, where there is more, `next`.")
  @APIResponse(responseCode = "400", description = "A parameter is wrong; `parameter` names it.")
  @APIResponse(responseCode = "401", description = "A key that nobody has, or `open` without any.")
  @APIResponse(responseCode = "503", description = "The database does not answer in time.")
  public Response list(
      @Parameter(description = "`kill`, `hold`, `release`, `reinstate` or `other`.")
          @QueryParam("action")
          String action,
      @Parameter(description = "`false` for kills that have found no story.") @QueryParam("matched")
          String matched,
      @Parameter(description = "Feed that took it back.") @QueryParam("feed") String feed,
      @Parameter(
              description =
                  "`true` for those that some expected consumer has not honoured; with a consumer's"
                      + " key, those that it has not honoured itself. Needs a key.")
          @QueryParam("open")
          String open,
      @Parameter(description = "Withdrawals per page, from 1 to 100; 20 if absent.")
          @QueryParam("limit")
          String limit,
      @Parameter(description = "`next` of the page before.") @QueryParam("cursor") String cursor,
      @Context UriInfo address,
      @Context HttpHeaders headers) {
    WithdrawalQuery query = WithdrawalQuery.of(action, matched, feed, open, limit, cursor);
    Caller caller = query.open() ? access.requireKey(headers) : access.caller(headers);
    List<Consumer> seen = seen(caller);
    List<Document> found =
        withdrawals.find(query, seen.stream().filter(Consumer::expected).toList());
    boolean more = found.size() > query.limit();
    List<Document> page = more ? found.subList(0, query.limit()) : found;
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("withdrawals", json(page, caller, seen));
    Response.ResponseBuilder answer = Response.ok(body).cacheControl(uncached());
    if (more) {
      String next =
          PageCursor.encode(page.get(page.size() - 1).get(Fields.WITHDRAWAL_ORDER, ObjectId.class));
      body.put("next", next);
      answer.link(address.getRequestUriBuilder().replaceQueryParam("cursor", next).build(), "next");
    }
    return answer.build();
  }

  /** The newest withdrawal of one article. */
  @GET
  @Path("{uri}")
  @Operation(
      operationId = "getWithdrawal",
      summary = "The newest withdrawal of an article",
      description = "As in the list.")
  @APIResponse(responseCode = "200", description = "The withdrawal.")
  @APIResponse(responseCode = "401", description = "A key that nobody has.")
  @APIResponse(responseCode = "404", description = "The article was never taken back.")
  public Response one(
      @Parameter(description = "URI of the article.", example = "urn:dateline:acme:0123")
          @PathParam("uri")
          String uri,
      @Context HttpHeaders headers) {
    Caller caller = access.caller(headers);
    Document found = withdrawals.one(uri).orElseThrow(() -> Problems.neverWithdrawn(uri));
    return Response.ok(json(List.of(found), caller, seen(caller)).get(0))
        .cacheControl(uncached())
        .build();
  }

  private List<Map<String, Object>> json(List<Document> page, Caller caller, List<Consumer> seen) {
    if (caller instanceof Caller.Anyone) {
      return page.stream().map(WithdrawalJson::of).toList();
    }
    boolean all = caller instanceof Caller.Operator;
    List<Document> receipts =
        withdrawals.receipts(page.stream().map(found -> found.getString("uri")).toList());
    Instant now = Instant.now();
    return page.stream().map(it -> WithdrawalJson.of(it, receipts, seen, all, now)).toList();
  }

  private List<Consumer> seen(Caller caller) {
    if (caller instanceof Caller.Operator) {
      return access.consumers();
    }
    return caller instanceof Caller.Known known ? List.of(known.consumer()) : List.of();
  }

  private static CacheControl uncached() {
    CacheControl control = new CacheControl();
    control.setNoStore(true);
    return control;
  }
}
