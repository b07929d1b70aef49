package dateline.ingest.feeds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.opml.OpmlWriter;
import dateline.ingest.opml.Outline;
import dateline.ingest.opml.OutlineJson;
import dateline.ingest.source.Feed;
import dateline.ingest.source.Feeds;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lists of subscriptions, in and out. META-INF/openapi.yaml describes it. */
@Path("/v1")
@ForOperators
public class OpmlResource {

  private final Feeds feeds;
  private final OpmlImport imports;

  OpmlResource(Feeds feeds, OpmlImport imports) {
    this.feeds = feeds;
    this.imports = imports;
  }

  /** Every feed that is polled, without its keys and secrets. */
  @GET
  @Path("feeds.opml")
  @Produces("text/x-opml;charset=UTF-8")
  @Operation(hidden = true)
  public byte[] export() {
    List<Outline> outlines =
        feeds.all().stream()
            .map(Feed::settings)
            .filter(feed -> feed.poll().isPresent())
            .map(feed -> OutlineJson.outline(FeedJson.stated(feed)))
            .toList();
    return OpmlWriter.write(outlines, "Dateline feeds", Instant.now());
  }

  /** Makes a feed of each outline that has an address, and says what became of each. */
  @POST
  @Path("feeds/opml")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public ObjectNode take(byte[] body) {
    return imports.take(body);
  }
}
