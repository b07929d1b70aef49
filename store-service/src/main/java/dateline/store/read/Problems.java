package dateline.store.read;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;

/** The answers that are no data, as RFC 9457 problems. */
final class Problems {

  private static final int GONE = 410;

  private Problems() {}

  /** 400 that names the parameter. */
  static HttpProblem invalid(String parameter, String why) {
    return HttpProblem.builder()
        .withTitle("Invalid parameter")
        .withStatus(Status.BAD_REQUEST)
        .withDetail(parameter + ": " + why)
        .with("parameter", parameter)
        .build();
  }

  /** 404: no such article. */
  static HttpProblem unknown(String uri) {
    return HttpProblem.builder()
        .withTitle("No such article")
        .withStatus(Status.NOT_FOUND)
        .withDetail("No article has the URI " + uri + ".")
        .build();
  }

  /** 404: the article was never taken back. */
  static HttpProblem neverWithdrawn(String uri) {
    return HttpProblem.builder()
        .withTitle("No such withdrawal")
        .withStatus(Status.NOT_FOUND)
        .withDetail("The article " + uri + " was never taken back.")
        .build();
  }

  /** 410: the article was killed or is held; says why and when, and nothing of its text. */
  static HttpProblem withdrawn(String uri, String pubStatus, String reason, Instant at) {
    return HttpProblem.builder()
        .withTitle(pubStatus.equals("canceled") ? "Withdrawn" : "Withheld")
        .withStatus(GONE)
        .withDetail(reason)
        .with("uri", uri)
        .with("pubStatus", pubStatus)
        .with("reason", reason)
        .with("at", at.toString())
        .build();
  }

  /** 503: the database does not answer in time. */
  static HttpProblem unavailable() {
    return notNow("The database does not answer in time.", "2");
  }

  /** 503: as many listen to the events as may. */
  static HttpProblem tooManyListeners() {
    return notNow("As many clients listen to the events as may.", "30");
  }

  private static HttpProblem notNow(String why, String seconds) {
    return HttpProblem.builder()
        .withTitle("Not available")
        .withStatus(Status.SERVICE_UNAVAILABLE)
        .withDetail(why)
        .withHeader("Retry-After", seconds)
        .build();
  }
}
