package dateline.ingest.fetch;

import static dateline.ingest.fetch.FeedServer.head;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {

  private static final String FEED = "<rss><channel><title>Harbour news</title></channel></rss>";

  private final FeedServer server = new FeedServer();
  private final Client client = new Client(Map.of());

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void bringsTheDocumentAndItsFacts() {
    server.on(
        "/feed?a=b",
        200,
        FEED,
        "Content-Type: Application/RSS+xml; charset=\"utf-8\"",
        "ETag: W/\"7\"",
        "Last-Modified: Sun, 29 Nov 2026 10:00:00 GMT",
        "Cache-Control: max-age=300",
        "Age: 60",
        "Link: <https://hub.example/>; rel=\"hub\"",
        "Link: <https://news.example/feed>; rel=\"self\"");

    FetchResult.Fetched fetched = client.fetched(server.at("/feed?a=b#part"));

    assertThat(fetched.status()).isEqualTo(200);
    assertThat(text(fetched)).isEqualTo(FEED);
    assertThat(fetched.mediaType()).contains("application/rss+xml");
    assertThat(fetched.charset()).contains("utf-8");
    assertThat(fetched.validators())
        .isEqualTo(
            new Validators(
                server.at("/feed?a=b"),
                Optional.of("W/\"7\""),
                Optional.of("Sun, 29 Nov 2026 10:00:00 GMT")));
    assertThat(fetched.fresh()).contains(Duration.ofSeconds(240));
    assertThat(fetched.headers().all("link")).hasSize(2);
    assertThat(fetched.trail()).isEqualTo(Trail.at(server.at("/feed?a=b")));
    assertThat(client.memoryInUse()).isZero();
    assertThat(
            client.registry.get("dateline.ingest.fetch").tags("outcome", "fetched").timer().count())
        .isEqualTo(1);
    assertThat(client.registry.get("dateline.ingest.fetch.bytes").counter().count())
        .isEqualTo(FEED.length());
  }

  @Test
  void saysWhoItIsAndWhatItTakes() {
    server.on("/feed", 200, FEED);

    client.get(server.at("/feed"));

    FeedServer.Request request = server.requests().get(0);
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.header("user-agent")).contains("Dateline/test");
    assertThat(request.header("accept").orElseThrow()).startsWith("application/atom+xml");
    assertThat(request.header("accept-encoding")).contains("gzip, deflate, br");
    assertThat(request.header("host")).contains("127.0.0.1:" + server.port());
    assertThat(request.header("if-none-match")).isEmpty();
    assertThat(request.header("traceparent")).isEmpty();
  }

  @Nested
  class Conditional {

    @Test
    void sendsTheValidatorsToTheAddressTheyCameFrom() {
      server.on("/feed", 304, "", "ETag: \"8\"", "Expires: 0");
      Validators known =
          new Validators(server.at("/feed"), Optional.of("\"7\""), Optional.of("yesterday"));

      FetchResult result = conditional(server.at("/feed"), known);

      assertThat(server.requests().get(0).header("if-none-match")).contains("\"7\"");
      assertThat(server.requests().get(0).header("if-modified-since")).contains("yesterday");
      FetchResult.NotModified same = (FetchResult.NotModified) result;
      assertThat(same.validators().etag()).contains("\"8\"");
      assertThat(same.fresh()).contains(Duration.ZERO);
    }

    @Test
    void keepsTheValidatorsIfA304BringsNone() {
      server.on("/feed", 304, "");
      Validators known = new Validators(server.at("/feed"), Optional.of("\"7\""), Optional.empty());

      FetchResult.NotModified same =
          (FetchResult.NotModified) conditional(server.at("/feed"), known);

      assertThat(same.validators()).isEqualTo(known);
    }

    @Test
    void sendsThemNowhereElse() {
      server.on("/feed", 302, "", "Location: /other").on("/other", 200, FEED);
      Validators known = new Validators(server.at("/feed"), Optional.of("\"7\""), Optional.empty());

      conditional(server.at("/feed"), known);

      assertThat(server.requests("/feed").get(0).header("if-none-match")).contains("\"7\"");
      assertThat(server.requests("/other").get(0).header("if-none-match")).isEmpty();
    }

    @Test
    void sendsThemBehindTheRedirectTheyCameFromBehind() {
      server.on("/feed", 302, "", "Location: /other").on("/other", 304, "");
      Validators known =
          new Validators(server.at("/other"), Optional.of("\"7\""), Optional.empty());

      FetchResult result = conditional(server.at("/feed"), known);

      assertThat(server.requests("/feed").get(0).header("if-none-match")).isEmpty();
      assertThat(result).isInstanceOf(FetchResult.NotModified.class);
      assertThat(result.trail().finalUri()).isEqualTo(server.at("/other"));
    }

    @Test
    void takesA304ThatNobodyAskedForAsAFailure() {
      server.on("/feed", 304, "");

      assertThat(client.failed(server.at("/feed")).status()).hasValue(304);
    }

    private FetchResult conditional(URI uri, Validators validators) {
      return client.fetch(FetchRequest.get(uri, FetchKind.FEED).with(Optional.of(validators)));
    }
  }

  @Nested
  class RedirectsAre {

    @ParameterizedTest
    @CsvSource({"301,true", "308,true", "302,false", "303,false", "307,false"})
    void movesForGoodOnlyIfThePermanentOnesSaySo(int status, boolean moved) {
      server.on("/feed", status, "", "Location: new%20feed?x=1").on("/new%20feed?x=1", 200, FEED);

      Trail trail = client.fetched(server.at("/feed")).trail();

      assertThat(trail.finalUri()).isEqualTo(server.at("/new%20feed?x=1"));
      assertThat(trail.moved()).isEqualTo(moved);
      assertThat(trail.permanentUri()).isEqualTo(moved ? trail.finalUri() : server.at("/feed"));
      assertThat(trail.redirects()).isEqualTo(1);
    }

    @Test
    void endsThePermanentRowAtATemporaryOne() {
      server
          .on("/1", 301, "", "Location: /2")
          .on("/2", 302, "", "Location: /3")
          .on("/3", 301, "", "Location: /4")
          .on("/4", 200, FEED);

      Trail trail = client.fetched(server.at("/1")).trail();

      assertThat(trail.permanentUri()).isEqualTo(server.at("/2"));
      assertThat(trail.finalUri()).isEqualTo(server.at("/4"));
    }

    @Test
    void followsFiveAndNoMore() {
      for (int i = 0; i < 6; i++) {
        server.on("/" + i, 302, "", "Location: /" + (i + 1));
      }
      server.on("/6", 200, FEED);

      assertThat(client.get(server.at("/1"))).isInstanceOf(FetchResult.Fetched.class);
      FetchResult.Failed failed = client.failed(server.at("/0"));
      assertThat(failed.kind()).isEqualTo(FetchResult.Kind.TOO_MANY_REDIRECTS);
      assertThat(failed.trail().redirects()).isEqualTo(5);
    }

    @Test
    void leavesALoopAtOnce() {
      server
          .on("/a", 302, "", "Location: /b")
          .on("/b", 301, "", "Location: /a")
          .on("/self", 302, "", "Location: /self");

      assertThat(client.failed(server.at("/a")).kind()).isEqualTo(FetchResult.Kind.REDIRECT_LOOP);
      assertThat(client.failed(server.at("/self")).kind())
          .isEqualTo(FetchResult.Kind.REDIRECT_LOOP);
      assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Location: ", "Location: http://", "Location: http://a b/"})
    void takesOneToNowhereAsAFailure(String header) {
      List<String> headers = header.isEmpty() ? List.of() : List.of(header);
      server.on("/feed", 302, headers, new byte[0]);

      FetchResult.Kind kind = client.failed(server.at("/feed")).kind();

      assertThat(kind)
          .isIn(
              FetchResult.Kind.PROTOCOL,
              FetchResult.Kind.REDIRECT_LOOP,
              FetchResult.Kind.REFUSED_ADDRESS);
      assertThat(server.requests()).hasSize(1);
    }

    @Test
    void takesLettersBeyondAscii() {
      server.on(
          "/feed",
          (request, wire) ->
              wire.send(
                  ("HTTP/1.1 302 Found\r\nLocation: /caf%C3%A9/é\r\nContent-Length: 0\r\n\r\n")
                      .getBytes(StandardCharsets.UTF_8)));

      client.get(server.at("/feed"));

      // Header bytes count as Latin-1 (RFC 9110 section 5.5); what matters is that nothing breaks.
      assertThat(server.requests().get(1).path()).startsWith("/caf%C3%A9/%");
    }
  }

  @Nested
  class Errors {

    @Test
    void callsA410Gone() {
      server.on("/feed", 410, "");

      assertThat(client.get(server.at("/feed"))).isInstanceOf(FetchResult.Gone.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 418, 500, 502, 504})
    void givesTheStatus(int status) {
      server.on("/feed", status, "no");

      FetchResult.Failed failed = client.failed(server.at("/feed"));

      assertThat(failed.kind()).isEqualTo(FetchResult.Kind.STATUS);
      assertThat(failed.status()).hasValue(status);
      assertThat(failed.retryAfter()).isEmpty();
      assertThat(failed.message()).doesNotContain("127").doesNotContain("" + server.port());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void keepsAwayFromAHostThatAsksForIt(int status) {
      server.on("/feed", status, "", "Retry-After: 120").on("/other", 200, FEED);

      assertThat(client.failed(server.at("/feed")).retryAfter()).contains(Duration.ofMinutes(2));
      FetchResult.Failed busy = client.failed(server.at("/other"));
      assertThat(busy.kind()).isEqualTo(FetchResult.Kind.BUSY);
      assertThat(busy.retryAfter().orElseThrow())
          .isBetween(Duration.ofSeconds(110), Duration.ofMinutes(2));
      assertThat(server.requests("/other")).isEmpty();
      assertThat(client.get(server.at("elsewhere.test", "/other")))
          .isInstanceOf(FetchResult.Fetched.class);
    }

    @Test
    void waitsForAShortPauseOfTheHost() {
      server.on("/feed", 503, "", "Retry-After: 1").on("/other", 200, FEED);
      client.get(server.at("/feed"));

      assertThat(client.get(server.at("/other"))).isInstanceOf(FetchResult.Fetched.class);

      long waited = server.requests().get(1).nanos() - server.requests().get(0).nanos();
      assertThat(Duration.ofNanos(waited)).isGreaterThan(Duration.ofMillis(950));
    }

    @Test
    void readsRetryAfterAsADate() {
      server.on("/feed", 503, "", "Retry-After: Fri, 31 Dec 2049 23:59:59 GMT");

      assertThat(client.failed(server.at("/feed")).retryAfter().orElseThrow())
          .isGreaterThan(Duration.ofDays(3650));
    }

    @Test
    void tellsABrokenBodyFromAWholeOne() {
      server
          .on("/reset", (r, wire) -> wire.send(head(200, List.of(), 1000) + "<rss>").reset())
          .on("/short", (r, wire) -> wire.send(head(200, List.of(), 1000) + "<rss>"))
          .on(
              "/chunks",
              (r, wire) ->
                  wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n"))
          .on("/nothing", (r, wire) -> {})
          .on("/until-close", (r, wire) -> wire.send("HTTP/1.0 200 OK\r\n\r\n" + FEED));

      assertThat(client.failed(server.at("/reset")).kind()).isEqualTo(FetchResult.Kind.CUT);
      assertThat(client.failed(server.at("/short")).kind()).isEqualTo(FetchResult.Kind.CUT);
      assertThat(client.failed(server.at("/chunks")).kind()).isEqualTo(FetchResult.Kind.CUT);
      assertThat(client.failed(server.at("/nothing")).kind()).isEqualTo(FetchResult.Kind.CUT);
      assertThat(text(client.fetched(server.at("/until-close")))).isEqualTo(FEED);
      assertThat(client.memoryInUse()).isZero();
    }

    @Test
    void takesWhatIsNotHttpAsSuch() {
      server
          .on("/noise", (r, wire) -> wire.send("SSH-2.0-OpenSSH_9.2p1\r\n\r\n\r\n"))
          .on(
              "/head",
              (r, wire) -> wire.send("HTTP/1.1 200 OK\r\nX: " + "x".repeat(40_000) + "\r\n\r\n"));

      assertThat(client.failed(server.at("/noise")).kind()).isEqualTo(FetchResult.Kind.PROTOCOL);
      assertThat(client.failed(server.at("/head")).kind()).isEqualTo(FetchResult.Kind.PROTOCOL);
    }

    @Test
    void saysThatNobodyListens() {
      URI closed = server.at("/");
      server.close();

      assertThat(client.failed(closed).kind()).isEqualTo(FetchResult.Kind.CONNECT);
    }

    @Test
    void saysThatTheNameIsUnknownInTheWordsOfARefusal() {
      FetchResult.Failed unknown = client.failed(URI.create("http://unknown.example/"));
      FetchResult.Failed refused = client.failed(URI.create("http://10.0.0.1/"));

      assertThat(unknown.kind()).isEqualTo(FetchResult.Kind.DNS);
      assertThat(refused.kind()).isEqualTo(FetchResult.Kind.REFUSED_ADDRESS);
      assertThat(refused.message()).isEqualTo(unknown.message());
    }

    @Test
    void endsAsStoppedOnceTheServiceStops() {
      client.close();

      assertThat(client.failed(server.at("/feed")).kind()).isEqualTo(FetchResult.Kind.STOPPED);
    }
  }

  @Nested
  class Posts {

    private final FetchRequest.Body body =
        new FetchRequest.Body(
            "application/x-www-form-urlencoded",
            "hub.mode=subscribe".getBytes(StandardCharsets.UTF_8));

    @Test
    void sendTheBody() {
      server.on("/hub", 202, "");

      FetchResult result = client.fetch(FetchRequest.post(server.at("/hub"), FetchKind.HUB, body));

      assertThat(((FetchResult.Fetched) result).status()).isEqualTo(202);
      assertThat(server.requests().get(0).method()).isEqualTo("POST");
      assertThat(server.requests().get(0).body()).isEqualTo("hub.mode=subscribe");
      assertThat(server.requests().get(0).header("content-type")).contains(body.mediaType());
    }

    @Test
    void goOnOnlyOver307And308() {
      server
          .on("/307", 307, "", "Location: /hub")
          .on("/302", 302, "", "Location: /hub")
          .on("/hub", 202, "");

      client.fetch(FetchRequest.post(server.at("/307"), FetchKind.HUB, body));
      FetchResult refused = client.fetch(FetchRequest.post(server.at("/302"), FetchKind.HUB, body));

      assertThat(server.requests("/hub")).hasSize(1);
      assertThat(server.requests("/hub").get(0).body()).isEqualTo("hub.mode=subscribe");
      assertThat(((FetchResult.Failed) refused).kind()).isEqualTo(FetchResult.Kind.STATUS);
    }
  }

  private static String text(FetchResult.Fetched fetched) {
    return new String(fetched.bytes(), StandardCharsets.UTF_8);
  }
}
