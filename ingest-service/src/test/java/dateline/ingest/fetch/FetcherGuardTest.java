package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherGuardTest {

  private final FeedServer server = new FeedServer();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(FetchKind.class)
  void refusesThisMachineOnEveryPath_unlessAllowed(FetchKind kind) {
    server.on("/", 200, "secret");
    try (Client client = new Client(Map.of("allow", "10.1.0.0/16"))) {
      FetchResult result = client.fetch(FetchRequest.get(server.at("/"), kind));

      assertThat(((FetchResult.Failed) result).kind()).isEqualTo(FetchResult.Kind.REFUSED_ADDRESS);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void connectsNowhereBeforeTheRefusal() throws IOException {
    try (Client client = new Client(Map.of("allow", "10.1.0.0/16"))) {
      FetchResult.Failed open = client.failed(server.at("/"));
      URI nobody = server.at("/");
      server.close();
      FetchResult.Failed shut = client.failed(nobody);

      assertThat(open.kind()).isEqualTo(FetchResult.Kind.REFUSED_ADDRESS);
      assertThat(shut).isEqualTo(open);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "//10.0.0.1/",
        "file:///etc/passwd",
        "gopher://news.example/",
        "http://user:pass@news.test/",
        "http://news.test:22/",
        "http://inside.test/"
      })
  void refusesARedirectToPlacesAroundUs(String location) {
    server.on("/feed", 302, "", "Location: " + location);
    Resolver resolver =
        host -> host.equals("inside.test") ? addresses("10.0.0.1") : Client.local(host);
    String door = "127.0.0.1:" + server.port();
    try (Client client = new Client(Map.of("allow", door), resolver)) {
      FetchResult.Failed failed = client.failed(server.at("/feed"));

      assertThat(failed.kind()).isIn(FetchResult.Kind.REFUSED_ADDRESS, FetchResult.Kind.PROTOCOL);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void refusesANameThatAlsoLeadsInside() {
    try (Client client = new Client(Map.of(), host -> addresses("1.1.1.1", "10.0.0.1"))) {
      assertThat(client.failed(URI.create("http://news.test/")).kind())
          .isEqualTo(FetchResult.Kind.REFUSED_ADDRESS);
    }
  }

  @Test
  void connectsToTheAddressThatWasChecked() {
    // Each look-up gives another answer: the first is fit, later ones lead elsewhere.
    AtomicInteger lookups = new AtomicInteger();
    server.on("/feed", 200, "fine");
    Resolver rebinding =
        host -> lookups.incrementAndGet() == 1 ? addresses("127.0.0.1") : addresses("10.0.0.1");
    String door = "127.0.0.1:" + server.port();
    try (Client client = new Client(Map.of("allow", door), rebinding)) {
      assertThat(client.get(server.at("news.test", "/feed")))
          .isInstanceOf(FetchResult.Fetched.class);
      assertThat(lookups).hasValue(1);
      assertThat(server.requests().get(0).header("host")).contains("news.test:" + server.port());

      assertThat(client.failed(server.at("news.test", "/feed")).kind())
          .isEqualTo(FetchResult.Kind.REFUSED_ADDRESS);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void checksTheNameAgainAtEveryHop() {
    List<String> asked = new ArrayList<>();
    server.on("/feed", 302, "", "Location: " + server.at("next.test", "/end"));
    server.on("/end", 200, "fine");
    Resolver resolver =
        host -> {
          asked.add(host);
          return host.equals("next.test") ? addresses("192.168.0.9") : Client.local(host);
        };
    try (Client client = new Client(Map.of(), resolver)) {
      FetchResult.Failed failed = client.failed(server.at("first.test", "/feed"));

      assertThat(asked).containsExactly("first.test", "next.test");
      assertThat(failed.kind()).isEqualTo(FetchResult.Kind.REFUSED_ADDRESS);
    }
  }

  @Test
  void triesTheNextAddressIfOneIsDead() {
    server.on("/feed", 200, "fine");
    try (Client client = new Client(Map.of(), host -> addresses("127.0.0.2", "127.0.0.1"))) {
      assertThat(client.get(server.at("news.test", "/feed")))
          .isInstanceOf(FetchResult.Fetched.class);
    }
  }

  @Test
  void keepsCredentialsWithinTheirOrigin() {
    server
        .on("/feed", 302, "", "Location: /same")
        .on("/same", 302, "", "Location: " + server.at("other.test", "/away"))
        .on("/away", 302, "", "Location: " + server.at("news.test", "/back"))
        .on("/back", 200, "fine");
    try (Client client = new Client(Map.of())) {
      client.fetch(
          FetchRequest.get(server.at("news.test", "/feed"), FetchKind.FEED)
              .with(Map.of("Authorization", "Basic c2VjcmV0", "X-Key", "secret")));

      assertThat(server.requests("/feed").get(0).header("authorization"))
          .contains("Basic c2VjcmV0");
      assertThat(server.requests("/same").get(0).header("x-key")).contains("secret");
      assertThat(server.requests("/away").get(0).headers())
          .doesNotContainKeys("authorization", "x-key");
      // Once they were dropped, nobody can call them back.
      assertThat(server.requests("/back").get(0).headers())
          .doesNotContainKeys("authorization", "x-key");
    }
  }

  @Test
  void givesNoCredentialsToWhereAFeedHasMoved() {
    URI registered = URI.create("https://news.example/feed");
    Map<String, String> secret = Map.of("Authorization", "Basic c2VjcmV0");

    assertThat(credentials("https://NEWS.example:443/moved", registered, secret)).isEqualTo(secret);
    assertThat(credentials("https://wire.example/feed", registered, secret)).isEmpty();
    assertThat(credentials("http://news.example/feed", registered, secret)).isEmpty();
    assertThat(credentials("https://news.example:8443/feed", registered, secret)).isEmpty();
  }

  private static Map<String, String> credentials(
      String address, URI owner, Map<String, String> secret) {
    return FetchRequest.get(URI.create(address), FetchKind.FEED).with(secret, owner).headers();
  }

  @Test
  void sendsNoHeadersThatBreakHttp() {
    server.on("/feed", 200, "fine");
    try (Client client = new Client(Map.of())) {
      for (Map<String, String> headers :
          List.of(
              Map.of("X", "a\r\nHost: inside"),
              Map.of("X\n", "a"),
              Map.of("Host", "inside"),
              Map.of("transfer-encoding", "chunked"))) {
        FetchResult result =
            client.fetch(FetchRequest.get(server.at("/feed"), FetchKind.FEED).with(headers));
        assertThat(((FetchResult.Failed) result).kind())
            .isEqualTo(FetchResult.Kind.REFUSED_ADDRESS);
      }
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void saysWithoutAskingWhatMayBeRegistered() {
    try (Client client = new Client(Map.of("allow", "10.1.0.0:8080"))) {
      assertThat(client.fetcher.accepts(URI.create("https://news.example/feed"))).isTrue();
      assertThat(client.fetcher.accepts(URI.create("https://news.example:22/"))).isFalse();
      assertThat(client.fetcher.accepts(URI.create("file:///etc/passwd"))).isFalse();
      assertThat(client.fetcher.accepts(URI.create("mailto:desk@news.example"))).isFalse();
      assertThat(client.fetcher.accepts(URI.create("http://127.1/"))).isFalse();
    }
  }

  private static CompletableFuture<List<InetAddress>> addresses(String... literals) {
    List<InetAddress> all = new ArrayList<>();
    for (String literal : literals) {
      try {
        all.add(InetAddress.getByName(literal));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(e);
      }
    }
    return CompletableFuture.completedFuture(all);
  }
}
