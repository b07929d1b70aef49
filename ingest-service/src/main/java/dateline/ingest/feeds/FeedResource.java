package dateline.ingest.feeds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.FeedSettings.Origin;
import dateline.ingest.source.Feeds;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** Feeds as data: create, read, change, pause, delete. META-INF/openapi.yaml describes it. */
@Path("/v1/feeds")
@Produces(MediaType.APPLICATION_JSON)
@ForOperators
public class FeedResource {

  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final Feeds feeds;
  private final FeedBook book;
  private final FeedHealthView health;

  FeedResource(Feeds feeds, FeedBook book, FeedHealthView health) {
    this.feeds = feeds;
    this.book = book;
    this.health = health;
  }

  @GET
  @Operation(hidden = true)
  public ObjectNode list(@BeanParam FeedQuery query) {
    return query.page(feeds.all(), feed -> Optional.of(FeedJson.of(feed)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response create(byte[] body) {
    FeedSettings feed = book.create(FeedJson.read(body), Origin.REST);
    return answer(Response.created(URI.create("/v1/feeds/" + feed.id())), feed);
  }

  @GET
  @Path("{id}")
  @Operation(hidden = true)
  public Response get(@RestPath String id, @HeaderParam("If-None-Match") String known) {
    FeedSettings feed = book.get(id);
    if (known != null && Precondition.matches(known, Precondition.etag(feed))) {
      return Response.notModified().header("ETag", Precondition.etag(feed)).build();
    }
    return answer(Response.ok(), feed);
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response put(@RestPath String id, byte[] body, @HeaderParam("If-Match") String condition) {
    return answer(Response.ok(), book.replace(id, FeedJson.read(body), Precondition.of(condition)));
  }

  @PATCH
  @Path("{id}")
  @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
  @Operation(hidden = true)
  public Response patch(
      @RestPath String id, byte[] body, @HeaderParam("If-Match") String condition) {
    return answer(Response.ok(), book.patch(id, FeedJson.read(body), Precondition.of(condition)));
  }

  @DELETE
  @Path("{id}")
  @Operation(hidden = true)
  public void delete(@RestPath String id, @HeaderParam("If-Match") String condition) {
    book.delete(id, Precondition.of(condition));
  }

  @POST
  @Path("{id}/pause")
  @Operation(hidden = true)
  public Response pause(@RestPath String id, @HeaderParam("If-Match") String condition) {
    return paused(id, condition, true);
  }

  @POST
  @Path("{id}/resume")
  @Operation(hidden = true)
  public Response resume(@RestPath String id, @HeaderParam("If-Match") String condition) {
    return paused(id, condition, false);
  }

  /** Writes the wish into the definition: whichever copy polls the feed sees it. */
  @POST
  @Path("{id}/refresh")
  @Operation(hidden = true)
  public Response refresh(@RestPath String id, @HeaderParam("If-Match") String condition) {
    FeedSettings feed =
        book.change(
            id,
            Precondition.of(condition),
            before -> {
              if (before.poll().isEmpty() || before.paused()) {
                throw FeedProblems.conflict(
                    "Not polled", before.paused() ? "The feed is paused." : "The feed has no url.");
              }
              Optional<java.time.Instant> now = Optional.of(book.now());
              return before.poll(before.poll().map(poll -> poll.refreshRequested(now)));
            });
    return answer(Response.status(Status.ACCEPTED), feed);
  }

  @GET
  @Path("{id}/health")
  @Operation(hidden = true)
  public ObjectNode health(@RestPath String id) {
    return HealthJson.of(book.get(id), health.byId(id));
  }

  /** All of them, or those of one status. */
  @GET
  @Path("health")
  @Operation(hidden = true)
  public ObjectNode health(
      @BeanParam FeedQuery query, @org.jboss.resteasy.reactive.RestQuery String status) {
    return query.page(
        feeds.all(),
        feed ->
            Optional.of(HealthJson.of(feed, health.byId(feed.id())))
                .filter(json -> status == null || json.path("status").textValue().equals(status)));
  }

  private Response paused(String id, String condition, boolean paused) {
    return answer(
        Response.ok(),
        book.change(id, Precondition.of(condition), before -> before.paused(paused)));
  }

  private static Response answer(ResponseBuilder response, FeedSettings feed) {
    return response
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header("ETag", Precondition.etag(feed))
        .entity(FeedJson.of(feed))
        .build();
  }
}
