package dateline.ingest.push;

import dateline.ingest.format.detect.Formats;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;

/** The answers to pushes that are refused for what their heads say: RFC 9457, one reason each. */
final class Problems {

  private Problems() {}

  static HttpProblem noKey() {
    return HttpProblem.builder()
        .withStatus(Status.UNAUTHORIZED)
        .withTitle("API key missing or unknown")
        .withDetail(
            "Send the feed's key as 'Authorization: Bearer KEY' or 'X-API-Key: KEY', or sign the"
                + " request with its secret (Standard Webhooks).")
        .withHeader("WWW-Authenticate", "Bearer realm=\"dateline\"")
        .build();
  }

  /**
   * The same answer for a wrong signature, a feed without secrets and one that does not exist.
   *
   * @param fault what any stranger may know
   */
  static HttpProblem badSignature(String fault) {
    return HttpProblem.builder()
        .withStatus(Status.UNAUTHORIZED)
        .withTitle("Signature not accepted")
        .withDetail(fault)
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

  static HttpProblem mediaType() {
    return HttpProblem.builder()
        .withStatus(Status.UNSUPPORTED_MEDIA_TYPE)
        .withTitle("Media type not supported")
        .withDetail("Content-Type must be one of " + Formats.ACCEPTED + ".")
        .withHeader("Accept-Post", Formats.ACCEPTED)
        .build();
  }

  private static HttpProblem plain(Status status, String title, String detail) {
    return HttpProblem.builder().withStatus(status).withTitle(title).withDetail(detail).build();
  }
}
