package dateline.ingest.push;

import dateline.KeyHash;
import dateline.ingest.receive.Refusals;
import dateline.ingest.signature.WebhookSignature;
import dateline.ingest.source.Feed;
import dateline.ingest.source.FeedSecrets;
import dateline.ingest.source.Feeds;
import dateline.ingest.source.IngestConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Who may push: who has the feed's own key, or signs with one of its secrets, within the feed's
 * rate. A feed with secrets takes signed requests; one that has keys, too, takes either, and one
 * that has none must be signed for. Where a request holds both, its signature decides: a wrong one
 * means that the request is not what its sender made.
 */
@Singleton
final class Admission {

  private static final Logger LOG = Logger.getLogger(Admission.class);
  private static final String BEARER = "bearer ";
  private static final String WRONG =
      "The signature is not one that a secret of the feed makes over this request.";

  private final Feeds feeds;
  private final Function<Feed, List<byte[]>> secrets;
  private final PushMetrics metrics;
  private final Duration tolerance;
  private final InstantSource clock;

  @Inject
  Admission(Feeds feeds, FeedSecrets secrets, PushMetrics metrics, IngestConfig config) {
    this(
        feeds,
        feed -> secrets.signingKeys(feed.settings(), Instant.now()),
        metrics,
        config.push().signatureTolerance(),
        InstantSource.system());
  }

  Admission(
      Feeds feeds,
      Function<Feed, List<byte[]>> secrets,
      PushMetrics metrics,
      Duration tolerance,
      InstantSource clock) {
    this.feeds = feeds;
    this.secrets = secrets;
    this.metrics = metrics;
    this.tolerance = tolerance;
    this.clock = clock;
  }

  /** A signature that is still to be checked, for it covers the body. */
  private record Claim(WebhookSignature signature, List<byte[]> secrets) {}

  /** A request that is let in, or will be if its body proves it. */
  static final class Pass {

    private final Feed feed;
    private final Optional<Claim> claim;

    private Pass(Feed feed, Optional<Claim> claim) {
      this.feed = feed;
      this.claim = claim;
    }

    Feed feed() {
      return feed;
    }

    /** The sender's name for the request, if its signature covers one. */
    Optional<String> signedId() {
      return claim.map(each -> each.signature().id());
    }
  }

  /**
   * A pass, as far as the headers show that there may be one.
   *
   * @param headers the request's, by name
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 401, 403, 404, 409 or 429. Whether a feed
   *     exists is told only to those who hold some feed's key; a signature is refused with the same
   *     words for all
   */
  Pass admit(String id, Function<String, Optional<String>> headers) {
    Optional<Feed> feed = feeds.byId(id);
    boolean signed = WebhookSignature.isClaimed(headers);
    List<byte[]> own = signed ? feed.map(secrets).orElse(List.of()) : List.of();
    if (!own.isEmpty()) {
      return new Pass(feed.get(), Optional.of(claim(id, headers, own)));
    }
    Optional<KeyHash> key = key(headers);
    if (key.isEmpty() && signed) {
      // The same answers as for a feed with secrets.
      claim(id, headers, own);
      metrics.badSignature(id, "wrong");
      throw Problems.badSignature(WRONG);
    }
    if (key.isEmpty()) {
      throw Problems.noKey();
    }
    if (feed.isEmpty() || !feed.get().hasKey(key.get(), clock.instant())) {
      if (!feeds.isKnown(key.get())) {
        throw Problems.noKey();
      }
      if (feed.isEmpty()) {
        throw Problems.unknownFeed();
      }
      LOG.warnf("push to feed %s refused: the key belongs to another feed", id);
      throw Problems.foreignKey();
    }
    welcome(feed.get());
    return new Pass(feed.get(), Optional.empty());
  }

  /**
   * Checks a signed request, now that its body is there.
   *
   * @param body the bytes as they came
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 401, 409 or 429
   */
  void prove(Pass pass, byte[] body) {
    if (pass.claim.isEmpty()) {
      return;
    }
    Claim claim = pass.claim.get();
    if (!claim.signature().matches(body, claim.secrets())) {
      metrics.badSignature(pass.feed().id(), "wrong");
      throw Problems.badSignature(WRONG);
    }
    // Only now: who can't sign must not use up the rate of the feed.
    welcome(pass.feed());
  }

  private Claim claim(
      String feed, Function<String, Optional<String>> headers, List<byte[]> secrets) {
    Optional<WebhookSignature> signature = WebhookSignature.of(headers);
    if (signature.isEmpty()) {
      metrics.badSignature(feed, "malformed");
      throw Problems.badSignature(
          "webhook-id, webhook-timestamp and webhook-signature (v1) are needed.");
    }
    if (!signature.get().isFresh(clock.instant(), tolerance)) {
      metrics.badSignature(feed, "stale");
      throw Problems.badSignature(
          "webhook-timestamp is more than " + tolerance.toSeconds() + " s from our clock.");
    }
    return new Claim(signature.get(), secrets);
  }

  private static Optional<KeyHash> key(Function<String, Optional<String>> headers) {
    return headers
        .apply("Authorization")
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip())
        .or(() -> headers.apply("X-API-Key"))
        .map(KeyHash::of);
  }

  private static void welcome(Feed feed) {
    if (feed.settings().paused()) {
      throw Problems.paused();
    }
    feed.rate()
        .flatMap(rate -> rate.admit())
        .ifPresent(
            wait -> {
              throw Refusals.tooFast(wait);
            });
  }
}
