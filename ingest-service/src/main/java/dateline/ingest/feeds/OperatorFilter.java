package dateline.ingest.feeds;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks at key and length before anything of the body is read. */
@Provider
@ForOperators
class OperatorFilter implements ContainerRequestFilter {

  /** A list of some ten thousand feeds. */
  static final long LONGEST = 8 * 1024 * 1024;

  private static final Logger LOG = Logger.getLogger(OperatorFilter.class);

  /** Filters are made before there is any configuration. */
  private final Instance<Operators> operators;

  OperatorFilter(Instance<Operators> operators) {
    this.operators = operators;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String operator =
        operators
            .get()
            .require(
                Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION)),
                Optional.ofNullable(request.getHeaderString("X-API-Key")));
    if (request.getLength() > LONGEST) {
      throw FeedProblems.tooLarge(LONGEST);
    }
    if (!request.getMethod().equals("GET")) {
      LOG.infof("%s %s by %s", request.getMethod(), request.getUriInfo().getPath(), operator);
    }
  }
}
