package dateline.store.read;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The log of changes as a stream of Server-Sent Events (WHATWG HTML, section 9.2). */
@Path("/v1/events")
@Tag(name = "Changes")
public class EventResource {

  private final EventTail tail;

  /** Serves the given tail. */
  public EventResource(EventTail tail) {
    this.tail = tail;
  }

  /** Events as they happen. */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(
      operationId = "streamEvents",
      summary = "Changes as they happen",
      description =
          "Each event has the change's kind as its type, the change as JSON, and a cursor as its id."
              + " A client that reconnects with Last-Event-ID (browsers do) misses nothing and gets"
              + " nothing twice. Comments are sent as a sign of life. A client that reads too slowly"
              + " is cut off and may resume.")
  @APIResponse(responseCode = "200", description = "The stream.")
  @APIResponse(responseCode = "400", description = "Not a cursor of this log.")
  @APIResponse(responseCode = "503", description = "As many clients listen as may.")
  public Multi<OutboundSseEvent> events(
      @Parameter(description = "Start behind this cursor; from now on if absent.")
          @QueryParam("since")
          String since,
      @Parameter(description = "Id of the last event received; wins over `since`.")
          @HeaderParam("Last-Event-ID")
          String lastEventId,
      @Context Sse sse) {
    Optional<ChangeCursor> from =
        lastEventId != null
            ? Optional.of(ChangeResource.cursor("Last-Event-ID", lastEventId))
            : Optional.ofNullable(since).map(text -> ChangeResource.cursor("since", text));
    return tail.from(from).map(event -> outbound(sse, event));
  }

  private static OutboundSseEvent outbound(Sse sse, EventTail.Event event) {
    if (event.change().isEmpty()) {
      return sse.newEventBuilder()
          .comment("")
          .reconnectDelay(EventTail.reconnect().toMillis())
          .build();
    }
    Map<String, Object> json = event.change().get().json();
    return sse.newEventBuilder()
        .id(event.place().encode())
        .name(json.get("kind").toString())
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(Map.class, json)
        .build();
  }
}
