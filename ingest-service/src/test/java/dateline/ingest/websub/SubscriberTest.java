package dateline.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.fetch.Client;
import dateline.ingest.fetch.FeedServer;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.Headers;
import dateline.ingest.fetch.Trail;
import dateline.ingest.fetch.Validators;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SubscriberTest {

  private static final URI HUB = URI.create("https://hub.example/");
  private static final URI TOPIC = URI.create("https://paper.example/feed?a=1&b=2");

  private final List<FetchRequest> asked = new ArrayList<>();
  private final Callbacks callbacks =
      new Callbacks(
          Optional.of("https://ingest.example"), Optional.of(CallbacksTest.KEY), List.of());

  @Test
  void asksAsTheStandardSays() {
    assertThat(subscriber(taken()).subscribe("paper", HUB, TOPIC).join()).isEmpty();
    FetchRequest.Body body = asked.get(0).body().orElseThrow();
    assertThat(asked.get(0).uri()).isEqualTo(HUB);
    assertThat(body.mediaType()).isEqualTo("application/x-www-form-urlencoded");
    Callbacks.Callback callback = callbacks.of("paper", TOPIC.toString());
    assertThat(new String(body.bytes(), StandardCharsets.US_ASCII).split("&"))
        .containsExactly(
            "hub.mode=subscribe",
            "hub.topic=https%3A%2F%2Fpaper.example%2Ffeed%3Fa%3D1%26b%3D2",
            "hub.callback=" + callback.address().toString().replace(":", "%3A").replace("/", "%2F"),
            "hub.secret=" + callback.secret(),
            "hub.lease_seconds=864000");
  }

  @Test
  void aHubAroundUsIsNotAsked() throws Exception {
    try (FeedServer inside = new FeedServer();
        Client client =
            new Client(Map.of("allow", "10.1.0.0/16", "ports", "80,443," + inside.port()))) {
      Subscriber subscriber =
          new Subscriber(client.fetcher, callbacks, new TestWebSub(true, false));
      for (String host : List.of("127.0.0.1", "[::1]", "inside.test", "127.1", "10.0.0.1")) {
        for (String scheme : List.of("http", "https")) {
          URI hub = URI.create(scheme + "://" + host + ":" + inside.port() + "/hub");
          assertThat(subscriber.subscribe("paper", hub, TOPIC).get(20, TimeUnit.SECONDS))
              .contains("No such address can be fetched.");
        }
      }
      assertThat(inside.requests()).isEmpty();
    }
  }

  @Test
  void theEndIsAskedForWithoutASecret() {
    assertThat(subscriber(taken()).unsubscribe("paper", HUB, TOPIC).join()).isEmpty();
    assertThat(new String(asked.get(0).body().orElseThrow().bytes(), StandardCharsets.US_ASCII))
        .startsWith("hub.mode=unsubscribe&")
        .doesNotContain("secret");
  }

  @Test
  void aRefusalSaysWhy() {
    FetchResult refusal =
        new FetchResult.Failed(
            trail(),
            FetchResult.Kind.STATUS,
            OptionalInt.of(403),
            Optional.empty(),
            "The server answered with an error.");
    assertThat(subscriber(refusal).subscribe("paper", HUB, TOPIC).join())
        .contains("The server answered with an error. (403)");
    assertThat(
            subscriber(new FetchResult.Gone(trail(), Headers.NONE))
                .subscribe("paper", HUB, TOPIC)
                .join())
        .contains("The hub is gone.");
  }

  @Test
  void aSecretIsNotSentInClear() {
    URI plain = URI.create("http://hub.example/");
    assertThat(subscriber(taken()).subscribe("paper", plain, TOPIC).join()).isPresent();
    assertThat(asked).isEmpty();
    Subscriber lax =
        new Subscriber(request -> taken(request), callbacks, new TestWebSub(true, false));
    assertThat(lax.subscribe("paper", plain, TOPIC).join()).isEmpty();
  }

  private Subscriber subscriber(FetchResult answer) {
    return new Subscriber(
        request -> {
          asked.add(request);
          return CompletableFuture.completedFuture(answer);
        },
        callbacks,
        TestWebSub.STRICT);
  }

  private static CompletableFuture<FetchResult> taken(FetchRequest request) {
    return CompletableFuture.completedFuture(taken());
  }

  private static FetchResult taken() {
    return new FetchResult.Fetched(
        trail(),
        202,
        Headers.NONE,
        new byte[0],
        Optional.empty(),
        Optional.empty(),
        new Validators(HUB, Optional.empty(), Optional.empty()),
        Optional.empty());
  }

  private static Trail trail() {
    return Trail.at(HUB);
  }
}
