package dateline.ingest.fetch;

import static dateline.ingest.fetch.FeedServer.head;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FetcherBoundsTest {

  private final FeedServer server = new FeedServer();
  private Client client = new Client(Map.of());

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void endsAnEndlessAnswerAtItsSize() {
    with(Map.of("max-feed", "100K"));
    byte[] part = "x".repeat(1000).getBytes(StandardCharsets.US_ASCII);
    server.on(
        "/feed",
        (request, wire) -> {
          wire.send("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n");
          for (int i = 0; i < 1_000_000; i++) {
            wire.send(part);
          }
        });

    assertThat(client.failed(server.at("/feed")).kind()).isEqualTo(FetchResult.Kind.TOO_LARGE);
    assertThat(client.memoryInUse()).isZero();
  }

  @Test
  void readsNothingOfABodyThatIsDeclaredTooLarge() {
    with(Map.of("deadline", "10s"));
    server.on(
        "/feed",
        (request, wire) -> {
          wire.send(head(200, List.of(), 100_000_000));
          wire.keepSilent(60_000);
        });

    long start = System.nanoTime();
    assertThat(client.failed(server.at("/feed")).kind()).isEqualTo(FetchResult.Kind.TOO_LARGE);
    assertThat(took(start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void readsNothingOfAnErrorsBody() {
    with(Map.of("deadline", "10s"));
    server.on(
        "/feed",
        (request, wire) -> {
          wire.send("HTTP/1.1 500 Oh\r\n\r\n");
          while (true) {
            wire.send("endless");
          }
        });

    long start = System.nanoTime();
    assertThat(client.failed(server.at("/feed")).status()).hasValue(500);
    assertThat(took(start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void endsAByteAtATimeByItsRate() {
    with(Map.of("slow-grace", "300ms", "deadline", "20s"));
    server.on("/feed", (request, wire) -> drip(wire, head(200, List.of(), 10_000), ""));

    long start = System.nanoTime();
    assertThat(client.failed(server.at("/feed")).kind()).isEqualTo(FetchResult.Kind.TOO_SLOW);
    assertThat(took(start)).isBetween(Duration.ofMillis(300), Duration.ofSeconds(3));
    assertThat(client.memoryInUse()).isZero();
  }

  @Test
  void endsASlowHeaderAtTheDeadline() {
    with(Map.of("deadline", "500ms"));
    server.on("/feed", (request, wire) -> drip(wire, "HTTP/1.1 200 OK\r\n", "X: y\r\n"));

    long start = System.nanoTime();
    assertThat(client.failed(server.at("/feed")).kind()).isEqualTo(FetchResult.Kind.TIMEOUT);
    assertThat(took(start)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(3));
  }

  @Test
  void endsSilenceAtTheDeadline() {
    with(Map.of("deadline", "500ms"));
    server.on("/feed", (request, wire) -> wire.keepSilent(60_000));

    assertThat(client.failed(server.at("/feed")).kind()).isEqualTo(FetchResult.Kind.TIMEOUT);
  }

  @Test
  void countsTheDeadlineOverAllRedirects() {
    with(Map.of("deadline", "700ms"));
    for (int i = 0; i < 6; i++) {
      String next = "/" + (i + 1);
      server.on(
          "/" + i,
          (request, wire) -> {
            wire.keepSilent(200);
            wire.send(head(302, List.of("Location: " + next), 0));
          });
    }

    long start = System.nanoTime();
    assertThat(client.failed(server.at("/0")).kind()).isEqualTo(FetchResult.Kind.TIMEOUT);
    assertThat(took(start)).isLessThan(Duration.ofMillis(1500));
  }

  @Test
  void endsALookupThatHangs() {
    client.close();
    client = new Client(Map.of("deadline", "300ms"), host -> new CompletableFuture<>());

    assertThat(client.failed(server.at("news.test", "/")).kind()).isEqualTo(FetchResult.Kind.DNS);
  }

  @Test
  void cutsABombAtItsRatio() throws IOException {
    byte[] bomb = gzip(new byte[4_000_000]);
    server
        .on("/gzip", 200, List.of("Content-Encoding: gzip"), bomb)
        .on("/twice", 200, List.of("Content-Encoding: gzip, gzip"), gzip(bomb))
        .on("/thrice", 200, List.of("Content-Encoding: gzip, gzip, gzip"), gzip(gzip(bomb)))
        .on(
            "/no-length",
            (request, wire) ->
                wire.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n").send(bomb))
        .on("/br", (request, wire) -> chunked(wire, "br", ContentDecodingTest.BR_BOMB))
        .on("/chunked", (request, wire) -> chunked(wire, "gzip", bomb))
        .on("/undeclared", (request, wire) -> chunked(wire, "identity", bomb));

    for (String path :
        List.of("/gzip", "/twice", "/thrice", "/no-length", "/br", "/chunked", "/undeclared")) {
      assertThat(client.failed(server.at(path)).kind()).as(path).isEqualTo(FetchResult.Kind.BOMB);
    }
    assertThat(client.memoryInUse()).isZero();
  }

  private static void chunked(FeedServer.Wire wire, String encoding, byte[] body)
      throws IOException {
    wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: ")
        .send(encoding + "\r\n\r\n" + Integer.toHexString(body.length) + "\r\n")
        .send(body)
        .send("\r\n0\r\n\r\n");
  }

  @Test
  void cutsDecodedBytesAtTheirSize() throws IOException {
    with(Map.of("max-feed", "100K", "max-ratio", "1000000"));
    server.on("/feed", 200, List.of("Content-Encoding: gzip"), gzip(new byte[200_000]));

    assertThat(client.failed(server.at("/feed")).kind()).isEqualTo(FetchResult.Kind.TOO_LARGE);
  }

  @Test
  void hasOneBoundForAllBodies() {
    with(Map.of("max-in-flight", "50K"));
    byte[] large = new byte[60_000];
    server.on("/large", 200, List.of(), large).on("/small", 200, "fine");

    assertThat(client.failed(server.at("/large")).kind()).isEqualTo(FetchResult.Kind.BUSY);
    assertThat(client.get(server.at("/small"))).isInstanceOf(FetchResult.Fetched.class);
    assertThat(client.fetcher.crew().connections().memoryLeft()).isEqualTo(50 * 1024);
  }

  @Test
  void oneBadFeedDelaysTheOthersByAtMostFivePercent() throws Exception {
    with(Map.of("deadline", "60s", "slow-grace", "60s"));
    server
        .on(
            "/feed",
            (r, wire) -> {
              wire.keepSilent(400);
              wire.send(head(200, List.of(), 4) + "fine");
            })
        .on("/hang", (request, wire) -> wire.keepSilent(60_000))
        .on("/reset", (request, wire) -> wire.send(head(200, List.of(), 1000) + "x").reset())
        .on("/loop", 302, "", "Location: /loop")
        .on("/busy", 429, "", "Retry-After: 3600");
    round(99, "/feed");
    long alone = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      alone = Math.min(alone, round(99, "/feed"));
    }
    CompletableFuture<FetchResult> hangs = start("bad.test", "/hang");
    long beside = Long.MAX_VALUE;
    // The quickest round counts: what else runs on this machine is not the bad feed's doing.
    for (int i = 0; i < 20 && beside > alone + alone / 20; i++) {
      for (String bad : List.of("/reset", "/loop", "/busy")) {
        start("bad" + i + ".test", bad);
      }
      beside = Math.min(beside, round(99, "/feed"));
    }

    assertThat(hangs).isNotDone();
    assertThat(beside).isLessThanOrEqualTo(alone + alone / 20);
  }

  @Test
  void slowServersNeedNoThreadEach() throws Exception {
    with(Map.of("deadline", "2s", "max-concurrent", "1000"));
    server.on("/slow", (request, wire) -> wire.keepSilent(60_000)).on("/feed", 200, "fine");
    List<CompletableFuture<FetchResult>> slow = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      slow.add(start("slow" + i + ".test", "/slow"));
    }

    assertThat(client.get(server.at("news.test", "/feed"))).isInstanceOf(FetchResult.Fetched.class);

    long threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(t -> t.getName().startsWith("fetch-") || t.getName().startsWith("vert.x-"))
            .count();
    assertThat(threads).isLessThan(40);
    for (CompletableFuture<FetchResult> future : slow) {
      assertThat(((FetchResult.Failed) future.get(10, TimeUnit.SECONDS)).kind())
          .isEqualTo(FetchResult.Kind.TIMEOUT);
    }
  }

  private long round(int feeds, String path) throws Exception {
    long start = System.nanoTime();
    List<CompletableFuture<FetchResult>> all = new ArrayList<>();
    for (int i = 0; i < feeds; i++) {
      all.add(start("feed" + i + ".test", path));
    }
    for (CompletableFuture<FetchResult> future : all) {
      assertThat(future.get(10, TimeUnit.SECONDS)).isInstanceOf(FetchResult.Fetched.class);
    }
    return System.nanoTime() - start;
  }

  private CompletableFuture<FetchResult> start(String host, String path) {
    URI uri = server.at(host, path);
    return client.fetcher.fetch(FetchRequest.get(uri, FetchKind.FEED));
  }

  private void with(Map<String, String> settings) {
    client.close();
    client = new Client(settings);
  }

  private static void drip(FeedServer.Wire wire, String first, String more) throws Exception {
    wire.send(first);
    while (true) {
      wire.keepSilent(50);
      wire.send(more.isEmpty() ? "x" : more);
    }
  }

  private static Duration took(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
