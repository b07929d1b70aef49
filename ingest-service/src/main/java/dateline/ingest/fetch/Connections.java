package dateline.ingest.fetch;

import dateline.ingest.source.IngestConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import java.util.concurrent.CompletableFuture;

/**
 * Sends single requests over connections of their own. A connection goes to the address of the hop,
 * never to what its name may resolve to by now; name and certificate are checked for the name.
 */
final class Connections implements AutoCloseable {

  private final Vertx vertx;
  private final HttpClient client;
  private final long connectMillis;
  private final Exchange.Limits limits;

  Connections(Vertx vertx, IngestConfig.Fetch config, HttpClientOptions options) {
    this.vertx = vertx;
    this.connectMillis = config.connectTimeout().toMillis();
    this.client =
        vertx.createHttpClient(
            options
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(false)
                .setMaxPoolSize(config.maxConcurrent())
                .setConnectTimeout((int) connectMillis)
                .setMaxHeaderSize((int) config.maxHeader().asLongValue())
                // Named metrics of a client have a label by host: strangers could fill the memory.
                .setMetricsName("")
                // Strangers need not know our traces.
                .setTracingPolicy(TracingPolicy.IGNORE));
    long memory =
        config.maxInFlight().map(m -> m.asLongValue()).orElse(Runtime.getRuntime().maxMemory() / 4);
    this.limits =
        new Exchange.Limits(
            config.minRate().asLongValue(), config.slowGrace(), new BodyBudget(memory));
  }

  /** Sends; the future never fails and ends within the hop's time. */
  CompletableFuture<Answer> send(Hop hop) {
    Exchange exchange = new Exchange(vertx, limits, hop);
    Target target = hop.target();
    RequestOptions options =
        new RequestOptions()
            .setServer(
                SocketAddress.inetSocketAddress(target.port(), hop.address().getHostAddress()))
            .setHost(target.host())
            .setPort(target.port())
            .setSsl(target.tls())
            .setMethod(hop.body().isPresent() ? HttpMethod.POST : HttpMethod.GET)
            .setConnectTimeout(Math.max(1, Math.min(connectMillis, hop.time().toMillis())))
            .setURI(target.pathAndQuery());
    try {
      client.request(options).onSuccess(exchange::send).onFailure(exchange::fail);
    } catch (RuntimeException e) {
      exchange.fail(e);
    }
    return exchange.answer();
  }

  /** Gives back the memory of an answer's body. */
  void release(Answer.Whole answer) {
    limits.budget().giveBack(answer.body().length);
  }

  /** Bytes of bodies that may still come. */
  long memoryLeft() {
    return limits.budget().left();
  }

  @Override
  public void close() {
    client.close();
  }
}
