package dateline.ingest.fetch;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import dateline.ingest.fetch.FetchResult.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What sites allow robots (RFC 9309). A site without robots.txt (4xx) allows all; where it can't be
 * got (5xx, no answer) nothing is allowed for now. Remembered by origin, within a bound.
 */
final class RobotsRules {

  private static final Duration UNREACHABLE = Duration.ofMinutes(10);
  private static final Duration MOST_DELAY = Duration.ofSeconds(30);
  private static final long MEMORY = 32 << 20;
  private static final BaseRobotRules ALL = new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
  private static final BaseRobotRules NOTHING = new SimpleRobotRules(RobotRulesMode.ALLOW_NONE);

  /** The page would fail in the same way. */
  private static final Set<Kind> NO_SERVER =
      Set.of(Kind.REFUSED_ADDRESS, Kind.DNS, Kind.CONNECT, Kind.TLS, Kind.BUSY, Kind.STOPPED);

  /**
   * What a site allows.
   *
   * @param refusal why the address may not be fetched; nothing if it may
   * @param delay pause that the site asks for between two fetches, at most 30 s
   */
  record Verdict(Optional<Kind> refusal, Optional<Duration> delay) {}

  /**
   * Rules, and what to say where they forbid: what kept us from getting them, where something did.
   */
  private record Known(BaseRobotRules rules, Kind refusal, Duration time, int weight) {}

  private final Fetching fetching;
  private final String robot;
  private final Duration longest;
  private final AsyncCache<String, Known> known;

  /**
   * Asks sites.
   *
   * @param fetching how robots.txt is fetched
   * @param robot the name by which robots.txt speaks of us
   * @param longest how long an answer is remembered
   */
  RobotsRules(Fetching fetching, String robot, Duration longest) {
    this.fetching = fetching;
    this.robot = robot;
    this.longest = longest;
    this.known =
        Caffeine.newBuilder()
            .maximumWeight(MEMORY)
            .weigher((String origin, Known site) -> site.weight())
            .expireAfter(Expiry.creating((String origin, Known site) -> site.time()))
            .executor(Runnable::run)
            .buildAsync();
  }

  CompletableFuture<Verdict> ask(Target page) {
    return known
        .get(page.origin(), (origin, executor) -> learn(page))
        .thenApply(
            site ->
                new Verdict(
                    site.rules().isAllowed(page.uri().toString())
                        ? Optional.empty()
                        : Optional.of(site.refusal()),
                    delay(site.rules())));
  }

  private CompletableFuture<Known> learn(Target page) {
    URI robots =
        URI.create((page.tls() ? "https://" : "http://") + page.authority() + "/robots.txt");
    return fetching
        .fetch(FetchRequest.get(robots, FetchKind.ROBOTS))
        .thenApply(r -> read(robots, r));
  }

  private Known read(URI robots, FetchResult result) {
    if (result instanceof FetchResult.Fetched fetched) {
      Duration time =
          fetched.fresh().filter(f -> f.compareTo(longest) < 0 && !f.isZero()).orElse(longest);
      return new Known(
          rules(robots, fetched.bytes()), Kind.ROBOTS, time, 1_000 + fetched.bytes().length);
    }
    boolean none =
        result instanceof FetchResult.Gone
            || result instanceof FetchResult.Failed failed
                && failed.status().isPresent()
                && failed.status().getAsInt() / 100 == 4
                && failed.status().getAsInt() != 429;
    if (none) {
      return new Known(ALL, Kind.ROBOTS, longest, 1_000);
    }
    boolean noServer =
        result instanceof FetchResult.Failed failed && NO_SERVER.contains(failed.kind());
    Kind refusal = noServer ? ((FetchResult.Failed) result).kind() : Kind.ROBOTS;
    return new Known(NOTHING, refusal, UNREACHABLE, 1_000);
  }

  private BaseRobotRules rules(URI robots, byte[] bytes) {
    try {
      // A new parser each time: it keeps state.
      return new SimpleRobotRulesParser()
          .parseContent(robots.toString(), bytes, "text/plain", List.of(robot));
    } catch (RuntimeException e) {
      // Rules that break the parser are not known to allow anything.
      return NOTHING;
    }
  }

  private static Optional<Duration> delay(BaseRobotRules rules) {
    long millis = rules.getCrawlDelay();
    return millis <= 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.min(millis, MOST_DELAY.toMillis())));
  }
}
