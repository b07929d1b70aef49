package dateline.store.read;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Answers 503 to a request that has waited a second for a thread. While MongoDB hangs, all threads
 * wait for it; those who queue behind them would otherwise wait as long again, each row after the
 * one before. So nobody waits longer than that and the limit of a query together.
 */
public class Overdue {

  private static final String ARRIVED = Overdue.class.getName();
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(1);

  /** Notes the arrival, before the request waits for a thread. */
  @ServerRequestFilter(nonBlocking = true)
  public void arrive(ContainerRequestContext request) {
    request.setProperty(ARRIVED, System.nanoTime());
  }

  /** Looks at the clock when the request has its thread. */
  @ServerRequestFilter
  public Response begin(ContainerRequestContext request) {
    long waited = System.nanoTime() - (Long) request.getProperty(ARRIVED);
    return waited < LIMIT ? null : Problems.unavailable().toResponse();
  }
}
