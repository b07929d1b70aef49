package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.JksOptions;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

  @TempDir static Path folder;
  private static Vertx vertx;
  private static HttpServer server;
  private static final List<String> NAMES = new java.util.concurrent.CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    // The certificate is for news.test alone.
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "a",
            "-keyalg",
            "EC",
            "-dname",
            "CN=news.test",
            "-ext",
            "SAN=dns:news.test",
            "-validity",
            "30",
            "-storetype",
            "PKCS12",
            "-keystore",
            folder.resolve("keys").toString(),
            "-storepass",
            "changeit")
        .inheritIO()
        .start()
        .waitFor(30, TimeUnit.SECONDS);
    vertx = Vertx.vertx();
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(keys()))
            .requestHandler(
                request -> {
                  NAMES.add(request.connection().indicatedServerName() + " " + request.authority());
                  if (request.path().equals("/down")) {
                    request
                        .response()
                        .setStatusCode(301)
                        .putHeader("Location", "http://news.test/")
                        .end();
                  } else {
                    request.response().end("fine");
                  }
                })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS);
  }

  @AfterAll
  static void stop() {
    vertx.close();
  }

  @Test
  void asksTheCheckedAddressByName() {
    NAMES.clear();
    try (Client client = client(new HttpClientOptions().setTrustOptions(keys()))) {
      assertThat(client.get(at("news.test", "/"))).isInstanceOf(FetchResult.Fetched.class);
      assertThat(NAMES).containsExactly("news.test news.test:" + server.actualPort());
    }
  }

  @Test
  void refusesACertificateOfAnotherName() {
    try (Client client = client(new HttpClientOptions().setTrustOptions(keys()))) {
      assertThat(client.failed(at("other.test", "/")).kind()).isEqualTo(FetchResult.Kind.TLS);
    }
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor() {
    try (Client client = client(new HttpClientOptions())) {
      assertThat(client.failed(at("news.test", "/")).kind()).isEqualTo(FetchResult.Kind.TLS);
    }
  }

  @Test
  void followsNoRedirectToHttp() {
    try (Client client = client(new HttpClientOptions().setTrustOptions(keys()))) {
      assertThat(client.failed(at("news.test", "/down")).kind())
          .isEqualTo(FetchResult.Kind.DOWNGRADE);
    }
  }

  private static Client client(HttpClientOptions options) {
    Resolver resolver =
        host -> CompletableFuture.completedFuture(List.of(InetAddress.getLoopbackAddress()));
    return new Client(Map.of("connect-timeout", "10s", "deadline", "15s"), resolver, options);
  }

  private static URI at(String host, String path) {
    return URI.create("https://" + host + ":" + server.actualPort() + path);
  }

  private static JksOptions keys() {
    return new JksOptions().setPath(folder.resolve("keys").toString()).setPassword("changeit");
  }
}
