package dateline.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.ingest.signature.Hmac;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.Feeds;
import dateline.ingest.source.TestFeeds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private static final Instant NOW = TestFeeds.NOW;
  private static final byte[] OLD =
      "the old secret of the feed sign.".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW =
      "the new secret of the feed sign.".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BODY = {'b', 'o', 'd', 'y'};

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Feeds feeds =
      new Feeds(
          Map.of(
              "both", settings("{'id':'both','provider':'p'}", true),
              "signs", settings("{'id':'signs','provider':'p','rate':0.01,'burst':1}", false),
              "keyed", settings("{'id':'keyed','provider':'p'}", true),
              "rests", settings("{'id':'rests','provider':'p','paused':true}", true)),
          InstantSource.fixed(NOW));
  private final Admission admission =
      new Admission(
          feeds,
          feed -> feed.id().equals("keyed") ? List.of() : List.of(NEW, OLD),
          new PushMetrics(registry, feeds),
          Duration.ofMinutes(5),
          InstantSource.fixed(NOW));

  @Nested
  class Signed {

    @Test
    void getsInOnceItsBodyProvesIt() {
      for (byte[] secret : List.of(OLD, NEW)) {
        Admission.Pass pass = admit("both", signed("m1", NOW, secret));
        assertThat(pass.feed().id()).isEqualTo("both");
        assertThat(pass.signedId()).contains("m1");
        admission.prove(pass, BODY);
      }
    }

    @Test
    void isRefusedIfTheBodyIsAnother() {
      Admission.Pass pass = admit("both", signed("m1", NOW, NEW));
      refuses(401, () -> admission.prove(pass, new byte[] {'b', 'o', 'd', 'z'}));
      assertThat(refused("both", "wrong")).isEqualTo(1);
    }

    @Test
    void isRefusedIfAnotherSecretMadeIt() {
      Admission.Pass pass =
          admit("both", signed("m1", NOW, "another".getBytes(StandardCharsets.UTF_8)));
      refuses(401, () -> admission.prove(pass, BODY));
    }

    @Test
    void isRefusedBeforeItsBodyIfItIsStale() {
      refuses(401, () -> admit("both", signed("m1", NOW.minusSeconds(301), NEW)));
      refuses(401, () -> admit("both", signed("m1", NOW.plusSeconds(301), NEW)));
      assertThat(refused("both", "stale")).isEqualTo(2);
    }

    @Test
    void isRefusedBeforeItsBodyIfItIsMalformed() {
      Map<String, String> headers = signed("m1", NOW, NEW);
      headers.remove("webhook-id");
      refuses(401, () -> admit("both", headers));
      assertThat(refused("both", "malformed")).isEqualTo(1);
    }

    @Test
    void isRefusedWithARightKeyIfItsSignatureIsWrong() {
      Map<String, String> headers = signed("m1", NOW, "another".getBytes(StandardCharsets.UTF_8));
      headers.put("X-API-Key", "both-key");
      Admission.Pass pass = admit("both", headers);
      refuses(401, () -> admission.prove(pass, BODY));
    }

    @Test
    void usesUpTheRateOnlyIfItsBodyProvesIt() {
      Admission.Pass forged = admit("signs", signed("m1", NOW, BODY));
      refuses(401, () -> admission.prove(forged, BODY));
      admission.prove(admit("signs", signed("m1", NOW, NEW)), BODY);
      Admission.Pass second = admit("signs", signed("m2", NOW, NEW));
      refuses(429, () -> admission.prove(second, BODY));
    }

    @Test
    void learnsOnlyThenThatTheFeedIsPaused() {
      Admission.Pass pass = admit("rests", signed("m1", NOW, NEW));
      refuses(409, () -> admission.prove(pass, BODY));
    }

    @Test
    void saysNothingToAFeedWithoutSecretsOrToNone() {
      refuses(401, () -> admit("keyed", signed("m1", NOW, NEW)));
      refuses(401, () -> admit("nowhere", signed("m1", NOW, NEW)));
      for (String feed : List.of("keyed", "nowhere", "both")) {
        assertThatThrownBy(() -> admit(feed, signed("m1", NOW.minusSeconds(900), NEW)))
            .hasMessageContaining("300 s from our clock");
      }
      assertThat(refused("unknown", "stale")).isEqualTo(1);
      Map<String, String> headers = signed("m1", NOW, NEW);
      headers.put("X-API-Key", "keyed-key");
      assertThat(admit("keyed", headers).signedId()).isEmpty();
    }
  }

  @Nested
  class WithAKey {

    @Test
    void getsInWhetherOrNotTheFeedHasSecrets() {
      for (String id : List.of("both", "keyed")) {
        Admission.Pass pass = admit(id, Map.of("X-API-Key", id + "-key"));
        assertThat(pass.signedId()).isEmpty();
        admission.prove(pass, BODY);
      }
    }

    @Test
    void isRefusedByAFeedThatHasOnlySecrets() {
      refuses(401, () -> admit("signs", Map.of("X-API-Key", "signs-key")));
      refuses(403, () -> admit("signs", Map.of("X-API-Key", "both-key")));
      refuses(401, () -> admit("signs", Map.of()));
    }

    @Test
    void ofAnotherFeedIsRefusedAndLeavesALine() {
      List<LogRecord> lines = new ArrayList<>();
      Handler handler =
          new Handler() {
            @Override
            public void publish(LogRecord line) {
              lines.add(line);
            }

            @Override
            public void flush() {
              // Nothing is held back.
            }

            @Override
            public void close() {
              // Nothing is open.
            }
          };
      Logger logger = Logger.getLogger(Admission.class.getName());
      logger.addHandler(handler);
      try {
        refuses(403, () -> admit("both", Map.of("X-API-Key", "keyed-key")));
        refuses(403, () -> admit("both", Map.of("Authorization", "Bearer keyed-key")));
        refuses(401, () -> admit("both", Map.of("X-API-Key", "nobodys-key")));
      } finally {
        logger.removeHandler(handler);
      }
      assertThat(lines)
          .extracting(
              line ->
                  line.getLevel().getName()
                      + " "
                      + String.format(line.getMessage(), line.getParameters()))
          .containsExactly(
              "WARN push to feed both refused: the key belongs to another feed",
              "WARN push to feed both refused: the key belongs to another feed");
    }
  }

  private Admission.Pass admit(String feed, Map<String, String> headers) {
    return admission.admit(feed, name -> Optional.ofNullable(headers.get(name)));
  }

  private double refused(String feed, String reason) {
    return registry
        .counter("dateline.ingest.signatures.refused", "feed", feed, "reason", reason)
        .count();
  }

  private static void refuses(int status, ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            HttpProblem.class, problem -> assertThat(problem.getStatusCode()).isEqualTo(status));
  }

  private static Map<String, String> signed(String id, Instant at, byte[] secret) {
    byte[] head = (id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
    byte[] signature = Hmac.of("HmacSHA256", secret, head, BODY);
    Map<String, String> headers = new TreeMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
    headers.put("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature));
    return headers;
  }

  private static FeedSettings settings(String json, boolean keyed) {
    FeedSettings settings = TestFeeds.settings(json);
    return keyed ? TestFeeds.withKey(settings, settings.id() + "-key") : settings;
  }
}
