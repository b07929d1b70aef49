package dateline.ingest.fetch;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A fetcher with names of its own: every name of the domain "test" leads to this machine. */
public final class Client implements AutoCloseable {

  private static final Vertx VERTX = Vertx.vertx();

  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  public final Fetcher fetcher;

  public Client(Map<String, String> settings) {
    this(settings, Client::local);
  }

  Client(Map<String, String> settings, Resolver resolver) {
    this(settings, resolver, new HttpClientOptions());
  }

  Client(Map<String, String> settings, Resolver resolver, HttpClientOptions options) {
    fetcher =
        new Fetcher(VERTX, Settings.local(settings), new FetchMetrics(registry), resolver, options);
  }

  static CompletableFuture<List<InetAddress>> local(String host) {
    return CompletableFuture.completedFuture(
        Network.address(host)
            .map(List::of)
            .orElseGet(
                () ->
                    host.endsWith(".test")
                        ? List.of(InetAddress.getLoopbackAddress())
                        : List.of()));
  }

  FetchResult get(URI uri) {
    return fetch(FetchRequest.get(uri, FetchKind.FEED));
  }

  FetchResult fetch(FetchRequest request) {
    try {
      return fetcher.fetch(request).get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("a fetch neither fails nor hangs", e);
    }
  }

  FetchResult.Failed failed(URI uri) {
    return (FetchResult.Failed) get(uri);
  }

  FetchResult.Fetched fetched(URI uri) {
    return (FetchResult.Fetched) get(uri);
  }

  long memoryInUse() {
    return Runtime.getRuntime().maxMemory() / 4 - fetcher.crew().connections().memoryLeft();
  }

  @Override
  public void close() {
    fetcher.close();
  }
}
