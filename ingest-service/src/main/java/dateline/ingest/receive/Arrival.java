package dateline.ingest.receive;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Collects a request's body as it arrives, on the request's own event loop: no thread waits for a
 * slow sender. What is over the bounds is not kept; a sender that takes longer than the deadline is
 * cut off, however steadily it trickles.
 */
final class Arrival {

  private final HttpServerRequest request;
  private final Body bounds;
  private final Runnable cutOff;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private Buffer collected = Buffer.buffer();

  private Arrival(HttpServerRequest request, Body bounds, Runnable cutOff) {
    this.request = request;
    this.bounds = bounds;
    this.cutOff = cutOff;
  }

  /**
   * The body; its length is reserved. Fails with a problem: 408, 413, 503, or 400 for a sender that
   * went away; nothing is reserved then.
   *
   * @param cutOff sees to it that the connection ends once the 408 is written
   */
  static CompletableFuture<byte[]> of(
      HttpServerRequest request, Body bounds, Vertx vertx, Duration deadline, Runnable cutOff) {
    Arrival arrival = new Arrival(request, bounds, cutOff);
    if (request.isEnded()) {
      arrival.whole.complete(new byte[0]);
      return arrival.whole;
    }
    long timer = vertx.setTimer(deadline.toMillis(), id -> arrival.late());
    request.handler(arrival::chunk);
    request.exceptionHandler(
        e -> {
          vertx.cancelTimer(timer);
          arrival.refuse(Refusals.unreadable("The body ended early."));
        });
    request.endHandler(
        end -> {
          vertx.cancelTimer(timer);
          arrival.end();
        });
    request.resume();
    return arrival.whole;
  }

  private void chunk(Buffer chunk) {
    if (whole.isDone()) {
      return;
    }
    try {
      bounds.check((long) collected.length() + chunk.length());
      bounds.reserve(chunk.length());
      collected.appendBuffer(chunk);
    } catch (HttpProblem problem) {
      refuse(problem);
    }
  }

  private void end() {
    byte[] bytes = collected.getBytes();
    collected = Buffer.buffer();
    if (!whole.complete(bytes)) {
      bounds.release(bytes.length);
    }
  }

  private void late() {
    if (request.response().ended()) {
      // It had another answer; the rest of its body is of no interest.
      request.connection().close();
      return;
    }
    cutOff.run();
    refuse(Refusals.tooSlow());
  }

  private void refuse(HttpProblem problem) {
    bounds.release(collected.length());
    collected = Buffer.buffer();
    whole.completeExceptionally(problem);
  }
}
