package dateline.ingest.fetch;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * One request under way: collects the answer and ends within its time, whatever the server does.
 * The body's memory is taken from the budget as it comes; who gets the answer gives it back.
 */
final class Exchange {

  private static final long LOOK_MILLIS = 250;

  /** Bounds that hold for all exchanges. */
  record Limits(long minRate, Duration slowGrace, BodyBudget budget) {}

  private final Vertx vertx;
  private final Limits limits;
  private final Hop hop;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final long deadline;
  private final long look;
  private long bodySince;
  private boolean over;
  private Optional<HttpClientRequest> request = Optional.empty();

  Exchange(Vertx vertx, Limits limits, Hop hop) {
    this.vertx = vertx;
    this.limits = limits;
    this.hop = hop;
    this.deadline = System.nanoTime() + hop.time().toNanos();
    long every = Math.max(1, Math.min(LOOK_MILLIS, hop.time().toMillis()));
    this.look = vertx.setPeriodic(every, timer -> watch(System.nanoTime()));
  }

  CompletableFuture<Answer> answer() {
    return answer;
  }

  /** The connection is there. */
  void send(HttpClientRequest connected) {
    synchronized (this) {
      request = Optional.of(connected);
      if (over) {
        connected.connection().close();
        return;
      }
    }
    connected.exceptionHandler(this::fail);
    // Else the client logs what servers do wrong as our errors.
    connected.connection().exceptionHandler(this::fail);
    hop.headers().forEach(connected::putHeader);
    connected.putHeader("Host", hop.target().authority());
    connected.response().onSuccess(this::receive).onFailure(this::fail);
    if (hop.body().isPresent()) {
      connected.putHeader("Content-Type", hop.body().get().mediaType());
      connected.end(Buffer.buffer(hop.body().get().bytes()));
    } else {
      connected.end();
    }
  }

  /** There is no connection, or none any more. */
  void fail(Throwable cause) {
    finish(new Answer.Broken(Failure.kind(cause)));
  }

  private void receive(HttpClientResponse response) {
    int status = response.statusCode();
    Headers headers = headers(response);
    response.exceptionHandler(this::fail);
    if (status < 200 || status >= 300) {
      // No body of these is of use: a redirect or an error can't make us read anything.
      finish(new Answer.Whole(status, headers, new byte[0]));
      return;
    }
    if (declared(headers) > hop.maxBytes()) {
      finish(new Answer.Broken(FetchResult.Kind.TOO_LARGE));
      return;
    }
    synchronized (this) {
      bodySince = System.nanoTime();
    }
    response.handler(part -> collect(part).ifPresent(kind -> finish(new Answer.Broken(kind))));
    response.endHandler(end -> finish(new Answer.Whole(status, headers, collected())));
  }

  private synchronized Optional<FetchResult.Kind> collect(Buffer part) {
    if (over) {
      return Optional.empty();
    }
    if (body.size() + (long) part.length() > hop.maxBytes()) {
      return Optional.of(FetchResult.Kind.TOO_LARGE);
    }
    if (!limits.budget().take(part.length())) {
      return Optional.of(FetchResult.Kind.BUSY);
    }
    body.writeBytes(part.getBytes());
    return Optional.empty();
  }

  private synchronized byte[] collected() {
    return body.toByteArray();
  }

  private void watch(long now) {
    if (now - deadline >= 0) {
      finish(new Answer.Broken(FetchResult.Kind.TIMEOUT));
    } else if (tooSlow(now)) {
      finish(new Answer.Broken(FetchResult.Kind.TOO_SLOW));
    }
  }

  private synchronized boolean tooSlow(long now) {
    long nanos = now - bodySince;
    return bodySince != 0
        && nanos > limits.slowGrace().toNanos()
        && body.size() < limits.minRate() * (nanos / 1e9);
  }

  private void finish(Answer result) {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      if (!(result instanceof Answer.Whole)) {
        limits.budget().giveBack(body.size());
        body.reset();
      }
      // Each connection serves one request: what was checked is what is connected, always.
      request.ifPresent(connected -> connected.connection().close());
    }
    vertx.cancelTimer(look);
    answer.complete(result);
  }

  private static long declared(Headers headers) {
    return headers
        .first("content-length")
        .map(HttpDates::seconds)
        .orElse(OptionalLong.empty())
        .orElse(0);
  }

  private static Headers headers(HttpClientResponse response) {
    Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    response
        .headers()
        .forEach((name, value) -> byName.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
    return new Headers(byName);
  }
}
