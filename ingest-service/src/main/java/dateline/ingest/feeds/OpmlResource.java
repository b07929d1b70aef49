package dateline.ingest.feeds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Takes lists of subscriptions. META-INF/openapi.yaml describes it. */
@Path("/v1/feeds")
@ForOperators
public class OpmlResource {

  private final OpmlImport imports;

  OpmlResource(OpmlImport imports) {
    this.imports = imports;
  }

  /** Makes a feed of each outline that has an address, and says what became of each. */
  @POST
  @Path("opml")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public ObjectNode take(byte[] body) {
    return imports.take(body);
  }
}
