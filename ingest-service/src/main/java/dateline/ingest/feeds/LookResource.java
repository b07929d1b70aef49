package dateline.ingest.feeds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.fetch.Fetcher;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Fault;
import dateline.ingest.source.FeedIds;
import dateline.ingest.source.FeedRules;
import dateline.ingest.source.FeedSecrets;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.FeedSettings.Origin;
import dateline.ingest.source.IngestConfig;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** A look at feeds before they are relied on: discovery and dry runs. */
@Path("/v1/feeds")
@Produces(MediaType.APPLICATION_JSON)
@ForOperators
public class LookResource {

  /** Each holds a thread, and a document. */
  private static final int AT_ONCE = 4;

  private final FeedBook book;
  private final FeedRules rules;
  private final FeedSecrets secrets;
  private final Discovery discovery;
  private final Trial trial;
  private final Semaphore looks = new Semaphore(AT_ONCE);

  LookResource(
      FeedBook book, FeedRules rules, FeedSecrets secrets, Fetcher fetcher, IngestConfig config) {
    this.book = book;
    this.rules = rules;
    this.secrets = secrets;
    Bounds bounds = new Bounds(config.push().maxItems(), config.push().maxItem().asLongValue());
    this.discovery = new Discovery(fetcher, bounds, InstantSource.system());
    this.trial = new Trial(fetcher, bounds, InstantSource.system());
  }

  /** The feeds of the site that an address belongs to. */
  @POST
  @Path("discover")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public ObjectNode discover(byte[] body) {
    FeedSettings feed = checked(FeedJson.read(body)).settings().orElseThrow();
    URI url = feed.poll().orElseThrow().url();
    return bounded(() -> discovery.discover(url));
  }

  /** What a definition would bring. */
  @POST
  @Path("test")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public ObjectNode test(byte[] body) {
    FeedRules.Checked checked = checked(FeedJson.read(body));
    return bounded(
        () -> trial.run(checked.settings().orElseThrow(), checked.headers().orElse(Map.of())));
  }

  /** What a feed would bring now. */
  @POST
  @Path("{id}/test")
  @Operation(hidden = true)
  public ObjectNode testFeed(@RestPath String id) {
    FeedSettings feed = book.get(id);
    Map<String, String> headers;
    try {
      headers = secrets.headers(feed);
    } catch (IllegalStateException e) {
      throw FeedProblems.conflict("Secrets unreadable", e.getMessage());
    }
    return bounded(() -> trial.run(feed, headers));
  }

  /** An address is enough: what else a definition needs is filled in. */
  private FeedRules.Checked checked(ObjectNode stated) {
    if (!stated.hasNonNull("url")) {
      throw FeedProblems.invalid(List.of(new Fault("/url", "is missing")));
    }
    FeedIds.completeProvider(stated);
    if (!stated.hasNonNull("id")) {
      stated.put("id", "trial");
    }
    FeedRules.Checked checked = rules.check(stated, Origin.REST, book.now());
    if (checked.settings().isEmpty()) {
      throw FeedProblems.invalid(checked.faults());
    }
    return checked;
  }

  private ObjectNode bounded(Supplier<ObjectNode> look) {
    if (!looks.tryAcquire()) {
      throw FeedProblems.busy();
    }
    try {
      return look.get();
    } finally {
      looks.release();
    }
  }
}
