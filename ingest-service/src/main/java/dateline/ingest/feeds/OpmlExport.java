package dateline.ingest.feeds;

import dateline.ingest.opml.OpmlWriter;
import dateline.ingest.opml.Outline;
import dateline.ingest.opml.OutlineJson;
import dateline.ingest.source.Feed;
import dateline.ingest.source.Feeds;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The feeds as a list of subscriptions. META-INF/openapi.yaml describes it. */
@Path("/v1/feeds.opml")
@ForOperators
public class OpmlExport {

  private final Feeds feeds;

  OpmlExport(Feeds feeds) {
    this.feeds = feeds;
  }

  /** Every feed that is polled, without its keys and secrets. */
  @GET
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
}
