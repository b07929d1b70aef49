package dateline.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.Feeds;
import dateline.ingest.source.TestFeeds;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerificationTest {

  private static final String TOPIC = "https://paper.example/feed";

  private final Heard heard = new Heard();
  private final Callbacks callbacks =
      new Callbacks(
          Optional.of("https://ingest.example"), Optional.of(CallbacksTest.KEY), List.of());
  private final Verification verification =
      new Verification(
          new Feeds(
              Map.of(
                  "on",
                  settings("{'id':'on','provider':'p','url':'https://paper.example/f'}"),
                  "off",
                  settings(
                      "{'id':'off','provider':'p','url':'https://paper.example/f','websub':'off'}"),
                  "rests",
                  settings(
                      "{'id':'rests','provider':'p','url':'https://paper.example/f','paused':true}")),
              InstantSource.fixed(TestFeeds.NOW)),
          callbacks,
          heard,
          Duration.ofDays(10),
          InstantSource.fixed(TestFeeds.NOW));

  @Test
  void whatWasAskedForIsConfirmed() {
    assertThat(ask("on", TOPIC, "subscribe", "hub.lease_seconds", "864000"))
        .isEqualTo(new Verification.Answer(200, Optional.of("c-7"), "subscribed"));
    assertThat(heard.lines).containsExactly("verified on " + TOPIC + " 864000");
  }

  @Test
  void aTopicThatWasNeverAskedForIsUnknown() {
    assertThat(ask("on", TOPIC, "subscribe", "hub.topic", "https://paper.example/other").status())
        .isEqualTo(404);
    assertThat(ask("on", TOPIC, "subscribe", "hub.topic", "").status()).isEqualTo(404);
    assertThat(answer("on", "AAAA", Map.of("hub.mode", "subscribe", "hub.topic", TOPIC)).status())
        .isEqualTo(404);
    assertThat(heard.lines).isEmpty();
  }

  @Test
  void aFeedThatIsGoneOrPausedIsNotSubscribed() {
    for (String feed : List.of("gone", "off", "rests")) {
      assertThat(ask(feed, TOPIC, "subscribe").status()).isEqualTo(404);
      assertThat(ask(feed, TOPIC, "unsubscribe").challenge()).contains("c-7");
    }
  }

  @Test
  void anEndThatSomebodyElseAskedForIsRefused() {
    assertThat(ask("on", TOPIC, "unsubscribe"))
        .isEqualTo(new Verification.Answer(404, Optional.empty(), "unwanted"));
  }

  @Test
  void aDenialIsHeard() {
    assertThat(ask("on", TOPIC, "denied", "hub.reason", "not\r\nyours").status()).isEqualTo(200);
    assertThat(heard.lines).containsExactly("denied on " + TOPIC + " not yours");
  }

  @Test
  void aLeaseThatNobodyMeansIsBounded() {
    ask("on", TOPIC, "subscribe");
    ask("on", TOPIC, "subscribe", "hub.lease_seconds", "-1");
    ask("on", TOPIC, "subscribe", "hub.lease_seconds", "99999999999999");
    assertThat(heard.lines)
        .containsExactly(
            "verified on " + TOPIC + " 864000",
            "verified on " + TOPIC + " 864000",
            "verified on " + TOPIC + " " + 366 * 86_400);
  }

  @Test
  void anythingElseIsMalformed() {
    assertThat(ask("on", TOPIC, "publish").status()).isEqualTo(400);
    assertThat(ask("on", TOPIC, "subscribe", "hub.challenge", "").status()).isEqualTo(400);
    assertThat(ask("on", TOPIC, "subscribe", "hub.challenge", "c".repeat(5_000)).status())
        .isEqualTo(400);
  }

  private Verification.Answer ask(String feed, String topic, String mode, String... more) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("hub.mode", mode);
    parameters.put("hub.topic", topic);
    parameters.put("hub.challenge", "c-7");
    for (int i = 0; i < more.length; i += 2) {
      parameters.put(more[i], more[i + 1]);
    }
    return answer(feed, CallbacksTest.token(callbacks.of(feed, topic)), parameters);
  }

  private Verification.Answer answer(String feed, String token, Map<String, String> parameters) {
    return verification.answer(feed, token, name -> Optional.ofNullable(parameters.get(name)));
  }

  private static FeedSettings settings(String json) {
    return TestFeeds.settings(json);
  }
}
