package dateline.ingest.receive;

import dateline.ingest.format.Fault;
import dateline.ingest.format.Reading;
import dateline.ingest.intake.IntakeResult;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The answers to documents that are not taken in, whoever sent them: RFC 9457, one reason each. */
public final class Refusals {

  private static final int UNPROCESSABLE = 422;

  private Refusals() {}

  /** 413. */
  public static HttpProblem tooLarge(String what, long limit) {
    return HttpProblem.builder()
        .withStatus(Status.REQUEST_ENTITY_TOO_LARGE)
        .withTitle("Too large")
        .withDetail(what + " is over the limit of " + limit + ".")
        .with("limit", limit)
        .build();
  }

  /** 408. */
  static HttpProblem tooSlow() {
    return plain(Status.REQUEST_TIMEOUT, "Body too slow", "The body took too long to arrive.");
  }

  /** 415. */
  public static HttpProblem contentEncoding() {
    return HttpProblem.builder()
        .withStatus(Status.UNSUPPORTED_MEDIA_TYPE)
        .withTitle("Content encoding not supported")
        .withDetail("Content-Encoding must be gzip or absent.")
        .withHeader("Accept-Encoding", "gzip")
        .build();
  }

  /** 400. */
  public static HttpProblem unreadable(String message) {
    return plain(Status.BAD_REQUEST, "Body unreadable", message);
  }

  /** 422. */
  public static HttpProblem invalid(List<Fault> faults) {
    return HttpProblem.builder()
        .withStatus(UNPROCESSABLE)
        .withTitle("Item invalid")
        .withDetail(faults.get(0).pointer() + " " + faults.get(0).message())
        .with("errors", faults)
        .build();
  }

  /** 429. */
  public static HttpProblem tooFast(Duration wait) {
    return later(429, "Feed over its rate", "The feed pushes more than agreed.", wait).build();
  }

  /** 503. */
  public static HttpProblem unavailable(String detail, Duration wait) {
    return later(503, "Not taken in", detail, wait).build();
  }

  /** 503, while too much waits to be worked. */
  public static HttpProblem behind(Duration wait) {
    return later(
            503, "Pipeline behind", "Too many items wait to be worked; nothing was taken in.", wait)
        .withType(URI.create("urn:dateline:problem:pipeline-behind"))
        .build();
  }

  /** What came of a document that was not taken in. */
  public static HttpProblem of(IntakeResult result) {
    if (result instanceof IntakeResult.Refused refused) {
      return of(refused.why());
    }
    if (result instanceof IntakeResult.Behind behind) {
      return behind(behind.retryAfter());
    }
    if (result instanceof IntakeResult.Unacknowledged unacknowledged) {
      return unavailable(
          "Kafka has not acknowledged: " + unacknowledged.reason(), unacknowledged.retryAfter());
    }
    throw new IllegalArgumentException("was taken in: " + result);
  }

  private static HttpProblem of(Reading why) {
    if (why instanceof Reading.Invalid invalid) {
      return invalid(invalid.faults());
    }
    if (why instanceof Reading.TooLarge large) {
      return tooLarge(large.what(), large.limit());
    }
    return unreadable(((Reading.Unreadable) why).message());
  }

  private static HttpProblem.Builder later(int status, String title, String detail, Duration wait) {
    long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
    return HttpProblem.builder()
        .withStatus(status)
        .withTitle(title)
        .withDetail(detail)
        .withHeader("Retry-After", Long.toString(seconds));
  }

  private static HttpProblem plain(Status status, String title, String detail) {
    return HttpProblem.builder().withStatus(status).withTitle(title).withDetail(detail).build();
  }
}
