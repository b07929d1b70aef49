package dateline.ingest.push;

import dateline.ingest.format.Fault;
import dateline.ingest.format.detect.Formats;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The answers to pushes that are not taken in: RFC 9457, one reason each. */
final class Problems {

  private static final int UNPROCESSABLE = 422;

  private Problems() {}

  static HttpProblem noKey() {
    return HttpProblem.builder()
        .withStatus(Status.UNAUTHORIZED)
        .withTitle("API key missing or unknown")
        .withDetail("Send the feed's key as 'Authorization: Bearer KEY' or 'X-API-Key: KEY'.")
        .withHeader("WWW-Authenticate", "Bearer realm=\"dateline\"")
        .build();
  }

  static HttpProblem foreignKey() {
    return plain(Status.FORBIDDEN, "Key of another feed", "The key belongs to another feed.");
  }

  static HttpProblem unknownFeed() {
    return plain(Status.NOT_FOUND, "Unknown feed", "There is no feed of this id.");
  }

  static HttpProblem paused() {
    return plain(Status.CONFLICT, "Feed paused", "The feed takes nothing in while it is paused.");
  }

  static HttpProblem badHeader(String header, String fault) {
    return HttpProblem.builder()
        .withStatus(Status.BAD_REQUEST)
        .withTitle("Header malformed")
        .withDetail(header + " " + fault)
        .with("header", header)
        .build();
  }

  static HttpProblem keyReused() {
    return plain(
        Status.CONFLICT,
        "Idempotency key used before",
        "The same Idempotency-Key came with another body. A key stands for one push.");
  }

  static HttpProblem tooLarge(String what, long limit) {
    return HttpProblem.builder()
        .withStatus(Status.REQUEST_ENTITY_TOO_LARGE)
        .withTitle("Too large")
        .withDetail(what + " is over the limit of " + limit + ".")
        .with("limit", limit)
        .build();
  }

  static HttpProblem tooSlow() {
    return plain(Status.REQUEST_TIMEOUT, "Body too slow", "The body took too long to arrive.");
  }

  static HttpProblem mediaType() {
    return HttpProblem.builder()
        .withStatus(Status.UNSUPPORTED_MEDIA_TYPE)
        .withTitle("Media type not supported")
        .withDetail("Content-Type must be one of " + Formats.ACCEPTED + ".")
        .withHeader("Accept-Post", Formats.ACCEPTED)
        .build();
  }

  static HttpProblem contentEncoding() {
    return HttpProblem.builder()
        .withStatus(Status.UNSUPPORTED_MEDIA_TYPE)
        .withTitle("Content encoding not supported")
        .withDetail("Content-Encoding must be gzip or absent.")
        .withHeader("Accept-Encoding", "gzip")
        .build();
  }

  static HttpProblem unreadable(String message) {
    return plain(Status.BAD_REQUEST, "Body unreadable", message);
  }

  static HttpProblem invalid(List<Fault> faults) {
    return HttpProblem.builder()
        .withStatus(UNPROCESSABLE)
        .withTitle("Item invalid")
        .withDetail(faults.get(0).pointer() + " " + faults.get(0).message())
        .with("errors", faults)
        .build();
  }

  static HttpProblem tooFast(Duration wait) {
    return later(429, "Feed over its rate", "The feed pushes more than agreed.", wait).build();
  }

  static HttpProblem unavailable(String detail, Duration wait) {
    return later(503, "Not taken in", detail, wait).build();
  }

  static HttpProblem behind(Duration wait) {
    return later(
            503, "Pipeline behind", "Too many items wait to be worked; nothing was taken in.", wait)
        .withType(URI.create("urn:dateline:problem:pipeline-behind"))
        .build();
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
