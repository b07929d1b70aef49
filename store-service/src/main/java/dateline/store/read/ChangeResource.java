package dateline.store.read;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The log of changes over HTTP. */
@Path("/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Changes", description = "What happened, in order, without gaps.")
public class ChangeResource {

  private final ChangeLog log;

  /** Serves the given log. */
  public ChangeResource(ChangeLog log) {
    this.log = log;
  }

  /**
   * A page of the log.
   *
   * @param changes the changes
   * @param next where to go on
   */
  public record Changes(List<Map<String, Object>> changes, String next) {}

  /** Changes since a place. */
  @GET
  @Operation(
      operationId = "listChanges",
      summary = "Changes since a cursor",
      description =
          "Start without `since` to read everything, and then ask with the `next` of the answer"
              + " before, for ever: no change is left out and none comes twice. The cursor stays"
              + " valid when the database is rebuilt.")
  @APIResponse(responseCode = "200", description = "`changes` and `next`.")
  @APIResponse(responseCode = "400", description = "A parameter is wrong; `parameter` names it.")
  public Changes since(
      @Parameter(description = "`next` of an earlier answer, or the id of an event.")
          @QueryParam("since")
          String since,
      @Parameter(description = "Changes per answer, from 1 to 100; 20 if absent.")
          @QueryParam("limit")
          String limit) {
    ChangeCursor from = cursor("since", since);
    ChangeLog.Page page = log.read(from, log.end(), Limits.read(limit));
    return new Changes(
        page.changes().stream().map(ChangeLog.Entry::json).toList(), page.next().encode());
  }

  /** Reads a cursor; absent means the start of the log. */
  static ChangeCursor cursor(String parameter, String value) {
    try {
      return value == null ? ChangeCursor.start() : ChangeCursor.decode(value);
    } catch (IllegalArgumentException e) {
      throw Problems.invalid(parameter, "not a cursor of this log");
    }
  }
}
