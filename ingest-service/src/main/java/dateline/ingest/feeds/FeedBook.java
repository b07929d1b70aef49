package dateline.ingest.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Fault;
import dateline.ingest.source.Feed;
import dateline.ingest.source.FeedIds;
import dateline.ingest.source.FeedRules;
import dateline.ingest.source.FeedSecrets;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.FeedSettings.Origin;
import dateline.ingest.source.FeedSettings.Polling;
import dateline.ingest.source.Feeds;
import dateline.ingest.source.Sealed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Changes definitions, one after the other, so that what a condition was checked against is what is
 * changed. Blocks until the change is kept. Everything that is refused is an {@link
 * io.quarkiverse.resteasy.problem.HttpProblem}: 404, 409, 412, 422 with pointers, 503.
 *
 * <p>Two copies that change one feed at the same moment both succeed, and the last write stands.
 */
@Singleton
final class FeedBook {

  private static final Logger LOG = Logger.getLogger(FeedBook.class);

  /** Parts of the API's own addresses. */
  private static final Set<String> RESERVED = Set.of("health", "opml", "discover", "test");

  private final Feeds feeds;
  private final Definitions definitions;
  private final FeedRules rules;
  private final FeedSecrets secrets;
  private final InstantSource clock;

  @Inject
  FeedBook(Feeds feeds, Definitions definitions, FeedRules rules, FeedSecrets secrets) {
    this(feeds, definitions, rules, secrets, InstantSource.system());
  }

  FeedBook(
      Feeds feeds,
      Definitions definitions,
      FeedRules rules,
      FeedSecrets secrets,
      InstantSource clock) {
    this.feeds = feeds;
    this.definitions = definitions;
    this.rules = rules;
    this.secrets = secrets;
    this.clock = clock;
  }

  FeedSettings get(String id) {
    return feeds.byId(id).map(Feed::settings).orElseThrow(() -> FeedProblems.unknown(id));
  }

  /** To the millisecond, as it is kept. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Makes a feed; its id is made from its name or its address where none is stated. */
  synchronized FeedSettings create(ObjectNode stated, Origin origin) {
    return kept(prepare(stated, origin, Set.of()));
  }

  /**
   * A new feed that is not kept yet, for those who keep many at once.
   *
   * @param taken ids that are promised already
   */
  FeedSettings prepare(ObjectNode stated, Origin origin, Set<String> taken) {
    if (!stated.hasNonNull("id")) {
      stated.put("id", FeedIds.of(stated, id -> isTaken(id) || taken.contains(id)));
    }
    refuseReadOnly(stated, FeedJson.object());
    Sound sound = check(stated, origin);
    String id = sound.settings.id();
    if (isTaken(id) || taken.contains(id)) {
      throw FeedProblems.conflict("Id taken", "There is a feed " + id + " already.");
    }
    SecondReaders.refuse(sound.settings, feeds.all());
    return withHeaders(sound, Optional.empty());
  }

  /** Keeps many; which of them failed is in the stages. */
  List<CompletionStage<Void>> keep(List<FeedSettings> all) {
    return all.stream().map(definitions::write).toList();
  }

  /** Replaces what is stated of a feed; keys and secrets stay unless headers are stated. */
  synchronized FeedSettings replace(String id, ObjectNode stated, Precondition condition) {
    FeedSettings before = forChange(id, condition);
    if (!stated.path("id").asText(id).equals(id)) {
      throw FeedProblems.invalid(List.of(new Fault("/id", "is not that of the address: " + id)));
    }
    stated.put("id", id);
    refuseReadOnly(stated, FeedJson.of(before));
    boolean headersGone = stated.has("headers") && stated.get("headers").isNull();
    Sound sound = check(stated, before.origin());
    SecondReaders.refuse(sound.settings, feeds.all());
    FeedSettings next = withHeaders(sound, headersGone ? Optional.empty() : Optional.of(before));
    next =
        next.push(
            next.push().keys(before.push().keys()).signingSecrets(before.push().signingSecrets()));
    Optional<Instant> asked = before.poll().flatMap(Polling::refreshRequested);
    return kept(
        next.poll(next.poll().map(poll -> poll.refreshRequested(asked))).after(before, now()));
  }

  /** Changes what a merge patch names (RFC 7396). */
  synchronized FeedSettings patch(String id, ObjectNode patch, Precondition condition) {
    FeedSettings before = forChange(id, condition);
    ObjectNode merged = FeedJson.merged(FeedJson.of(before), patch.deepCopy());
    if (patch.has("headers") && patch.get("headers").isNull()) {
      merged.putNull("headers");
    }
    return replace(id, merged, Precondition.NONE);
  }

  /** Changes a feed in a way that keeps it sound. */
  synchronized FeedSettings change(
      String id, Precondition condition, UnaryOperator<FeedSettings> change) {
    FeedSettings before = forChange(id, condition);
    return kept(change.apply(before).after(before, now()));
  }

  synchronized void delete(String id, Precondition condition) {
    forChange(id, condition);
    await(id, definitions.delete(id));
  }

  private FeedSettings forChange(String id, Precondition condition) {
    FeedSettings settings = get(id);
    if (!settings.origin().isLogged()) {
      throw FeedProblems.conflict(
          "Read-only",
          "Feed " + id + " stands in the " + settings.origin().code() + " and is changed there.");
    }
    condition.check(settings);
    return settings;
  }

  private boolean isTaken(String id) {
    return feeds.byId(id).isPresent() || RESERVED.contains(id);
  }

  private record Sound(FeedSettings settings, Optional<Map<String, String>> headers) {}

  private Sound check(ObjectNode stated, Origin origin) {
    FeedRules.Checked checked = rules.check(stated, origin, now());
    FeedSettings settings =
        checked.settings().orElseThrow(() -> FeedProblems.invalid(checked.faults()));
    return new Sound(settings, checked.headers());
  }

  /** What the service itself sets may be sent back as it is, and is not silently ignored. */
  private static void refuseReadOnly(ObjectNode stated, ObjectNode shown) {
    List<Fault> faults = new ArrayList<>();
    for (String name : FeedRules.READ_ONLY) {
      JsonNode value = stated.get(name);
      if (value != null && !value.isNull() && !value.equals(shown.get(name))) {
        faults.add(new Fault("/" + name, "is set by the service, and is another by now"));
      }
    }
    if (!faults.isEmpty()) {
      throw FeedProblems.invalid(faults);
    }
  }

  /**
   * With the headers that are stated, else with those that it had: but these never go to another
   * host than the one they were given for.
   */
  private FeedSettings withHeaders(Sound sound, Optional<FeedSettings> before) {
    FeedSettings settings = sound.settings;
    if (settings.poll().isEmpty()) {
      return settings;
    }
    Optional<Sealed> sealed = Optional.empty();
    if (sound.headers.isPresent() && !sound.headers.get().isEmpty()) {
      requireMasterKey();
      sealed = Optional.of(secrets.sealHeaders(settings.id(), sound.headers.get(), now()));
    } else if (sound.headers.isEmpty()) {
      Optional<Polling> had = before.flatMap(FeedSettings::poll);
      sealed = had.flatMap(Polling::headers);
      if (sealed.isPresent() && !sameOrigin(had.get().url(), settings.poll().get().url())) {
        throw FeedProblems.invalid(
            List.of(
                new Fault(
                    "/headers", "are to be stated again, or null: the address is another origin")));
      }
    }
    Optional<Sealed> headers = sealed;
    return settings.poll(settings.poll().map(poll -> poll.headers(headers)));
  }

  /**
   * Secrets are kept encrypted or not at all.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 without a master key
   */
  void requireMasterKey() {
    if (!secrets.canSeal()) {
      throw FeedProblems.conflict(
          "No master key",
          "Secrets can't be kept: set dateline.ingest.secrets.key (openssl rand -base64 32).");
    }
  }

  private static boolean sameOrigin(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getRawAuthority().equalsIgnoreCase(other.getRawAuthority());
  }

  /** Each change brings the feed's secrets under the current master key. */
  private FeedSettings kept(FeedSettings changed) {
    FeedSettings settings = secrets.renewed(changed);
    await(settings.id(), definitions.write(settings));
    return settings;
  }

  private static void await(String id, CompletionStage<Void> answer) {
    try {
      answer.toCompletableFuture().join();
    } catch (CompletionException e) {
      LOG.warnf("the change of feed %s is not kept: %s", id, e.getCause());
      throw FeedProblems.notKept(id);
    }
  }
}
