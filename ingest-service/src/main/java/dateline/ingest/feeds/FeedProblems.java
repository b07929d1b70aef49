package dateline.ingest.feeds;

import dateline.ingest.fetch.FetchResult;
import dateline.ingest.format.Fault;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.List;

/** The answers to requests of operators that are not granted: RFC 9457, one reason each. */
final class FeedProblems {

  private static final int UNPROCESSABLE = 422;
  private static final String RETRY_SECONDS = "5";

  private FeedProblems() {}

  static HttpProblem noKey() {
    return HttpProblem.builder()
        .withStatus(Status.UNAUTHORIZED)
        .withTitle("No valid key")
        .withDetail("Send an operator's key as X-API-Key or Authorization: Bearer.")
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"dateline\"")
        .build();
  }

  static HttpProblem forbidden(String why) {
    return plain(Status.FORBIDDEN, "Not allowed", why);
  }

  static HttpProblem unknown(String id) {
    return plain(Status.NOT_FOUND, "Unknown feed", "There is no feed " + id + ".");
  }

  static HttpProblem absent(String what) {
    return plain(Status.NOT_FOUND, "Not there", what);
  }

  static HttpProblem conflict(String title, String detail) {
    return plain(Status.CONFLICT, title, detail);
  }

  static HttpProblem changedMeanwhile(String id, int revision) {
    return HttpProblem.builder()
        .withStatus(Status.PRECONDITION_FAILED)
        .withTitle("Changed meanwhile")
        .withDetail("Feed " + id + " is at revision " + revision + ".")
        .withHeader(HttpHeaders.ETAG, "\"" + revision + "\"")
        .with("revision", revision)
        .build();
  }

  static HttpProblem malformed(String detail) {
    return plain(Status.BAD_REQUEST, "Request malformed", detail);
  }

  static HttpProblem tooLarge(long limit) {
    return HttpProblem.builder()
        .withStatus(Status.REQUEST_ENTITY_TOO_LARGE)
        .withTitle("Too large")
        .withDetail("The body is over the limit of " + limit + " bytes.")
        .with("limit", limit)
        .build();
  }

  static HttpProblem invalid(List<Fault> faults) {
    Fault first = faults.get(0);
    return HttpProblem.builder()
        .withStatus(UNPROCESSABLE)
        .withTitle("Definition invalid")
        .withDetail((first.pointer() + " " + first.message()).strip())
        .with("errors", faults)
        .build();
  }

  /** Says no more than the fetch does, which tells nobody what our network looks like. */
  static HttpProblem notFetched(URI url, FetchResult result) {
    String why =
        result instanceof FetchResult.Failed failed
            ? failed.message()
            : "Nothing is there any more.";
    HttpProblem.Builder problem =
        HttpProblem.builder()
            .withStatus(UNPROCESSABLE)
            .withTitle("Not fetched")
            .withDetail(url + ": " + why);
    if (result instanceof FetchResult.Failed failed && failed.status().isPresent()) {
      problem.with("upstreamStatus", failed.status().getAsInt());
    }
    return problem.build();
  }

  static HttpProblem slow() {
    return plain(Status.GATEWAY_TIMEOUT, "Too slow", "What is asked for did not come in time.");
  }

  static HttpProblem busy() {
    return HttpProblem.builder()
        .withStatus(Status.SERVICE_UNAVAILABLE)
        .withTitle("Busy")
        .withDetail("Too many addresses are being looked at.")
        .withHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .build();
  }

  static HttpProblem notKept(String id) {
    return HttpProblem.builder()
        .withStatus(Status.SERVICE_UNAVAILABLE)
        .withTitle("Not kept")
        .withDetail("Kafka has not acknowledged the change of feed " + id + "; it may still be.")
        .withHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .build();
  }

  private static HttpProblem plain(Status status, String title, String detail) {
    return HttpProblem.builder().withStatus(status).withTitle(title).withDetail(detail).build();
  }
}
