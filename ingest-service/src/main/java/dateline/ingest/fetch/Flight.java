package dateline.ingest.fetch;

import dateline.ingest.source.IngestConfig;
import io.netty.handler.codec.http.HttpUtil;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One fetch on its way over all its redirects. Every hop is checked as the first one was: its form,
 * robots.txt for pages, its turn at the host, and what its name resolves to.
 */
final class Flight {

  private static final int MOST_ADDRESSES = 3;
  private static final Duration LONGEST_QUIET = Duration.ofHours(1);

  /** What all flights share. */
  record Crew(
      IngestConfig.Fetch config,
      AddressGuard guard,
      Resolver resolver,
      HostGate gate,
      Function<Target, CompletableFuture<RobotsRules.Verdict>> robots,
      Connections connections,
      String userAgent,
      InstantSource clock,
      FetchMetrics metrics,
      Executor workers) {}

  private final Crew crew;
  private final FetchRequest request;
  private final Redirects redirects;
  private long nanosLeft;
  private boolean ownOrigin = true;
  private Optional<String> origin = Optional.empty();

  Flight(Crew crew, FetchRequest request) {
    this.crew = crew;
    this.request = request;
    this.redirects = new Redirects(crew.config().maxRedirects());
    this.nanosLeft = crew.config().deadline().toNanos();
  }

  CompletableFuture<FetchResult> run() {
    return WebAddress.parse(request.uri().toString())
        .filter(uri -> RequestHeads.sound(request.headers()))
        .map(uri -> hop(Trail.at(uri)))
        .orElseGet(() -> failed(Trail.at(request.uri()), FetchResult.Kind.REFUSED_ADDRESS));
  }

  private CompletableFuture<FetchResult> hop(Trail trail) {
    Optional<Target> found = crew.guard().target(trail.finalUri());
    if (found.isEmpty()) {
      return failed(trail, FetchResult.Kind.REFUSED_ADDRESS);
    }
    Target target = found.get();
    ownOrigin = ownOrigin && origin.orElse(target.origin()).equals(target.origin());
    origin = Optional.of(target.origin());
    if (request.kind() != FetchKind.PAGE) {
      return turn(trail, target, crew.config().hostDelay());
    }
    return crew.robots()
        .apply(target)
        .thenCompose(
            verdict ->
                verdict.refusal().isPresent()
                    ? failed(trail, verdict.refusal().get())
                    : turn(trail, target, longer(verdict.delay(), crew.config().pageDelay())));
  }

  private CompletableFuture<FetchResult> turn(Trail trail, Target target, Duration delay) {
    return crew.gate()
        .enter(target.host(), delay)
        .thenCompose(
            comeBack -> {
              if (comeBack.isPresent()) {
                return CompletableFuture.completedFuture(busy(trail, comeBack.get()));
              }
              long start = System.nanoTime();
              // What ask throws must not keep the turn.
              return CompletableFuture.completedFuture(target)
                  .thenCompose(this::ask)
                  .whenComplete(
                      (answer, thrown) -> {
                        nanosLeft -= System.nanoTime() - start;
                        crew.gate().leave(target.host());
                      })
                  .thenCompose(answer -> judge(trail, target, answer));
            });
  }

  private CompletableFuture<Answer> ask(Target target) {
    if (nanosLeft <= 0) {
      return broken(FetchResult.Kind.TIMEOUT);
    }
    return crew.resolver()
        .resolve(target.host())
        .copy()
        .completeOnTimeout(List.of(), Math.max(1, nanosLeft), TimeUnit.NANOSECONDS)
        .thenCompose(
            addresses -> {
              if (addresses.isEmpty()) {
                return broken(FetchResult.Kind.DNS);
              }
              return crew.guard().admits(target, addresses)
                  ? connect(target, addresses, System.nanoTime() + nanosLeft)
                  : broken(FetchResult.Kind.REFUSED_ADDRESS);
            });
  }

  /** Tries the addresses in turn, as far as the time allows. */
  private CompletableFuture<Answer> connect(
      Target target, List<InetAddress> addresses, long deadline) {
    Hop hop =
        new Hop(
            target,
            addresses.get(0),
            RequestHeads.of(request, target, crew.userAgent(), ownOrigin),
            request.body(),
            maxBytes(),
            Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    List<InetAddress> others = addresses.subList(1, Math.min(addresses.size(), MOST_ADDRESSES));
    return crew.connections()
        .send(hop)
        .thenCompose(
            answer ->
                answer instanceof Answer.Broken b
                        && b.kind() == FetchResult.Kind.CONNECT
                        && !others.isEmpty()
                    ? connect(target, others, deadline)
                    : CompletableFuture.completedFuture(answer));
  }

  private CompletableFuture<FetchResult> judge(Trail trail, Target target, Answer answer) {
    if (!(answer instanceof Answer.Whole whole)) {
      return failed(trail, ((Answer.Broken) answer).kind());
    }
    crew.metrics().received(request.kind(), whole.body().length);
    if (whole.success()) {
      return CompletableFuture.supplyAsync(() -> fetched(trail, whole), crew.workers());
    }
    if (Redirects.isRedirect(whole.status())) {
      Redirects.Step step = redirects.next(trail, whole, request.body().isPresent());
      return step instanceof Redirects.Step.Follow follow
          ? hop(follow.trail())
          : failed(trail, ((Redirects.Step.Stop) step).kind());
    }
    return CompletableFuture.completedFuture(error(trail, target, whole));
  }

  private FetchResult fetched(Trail trail, Answer.Whole whole) {
    try {
      ContentDecoding decoding = new ContentDecoding(maxBytes(), crew.config().maxRatio());
      ContentDecoding.Decoded decoded =
          decoding.decode(whole.headers().all("content-encoding"), whole.body());
      if (!(decoded instanceof ContentDecoding.Decoded.Plain plain)) {
        return FetchResult.Failed.of(trail, ((ContentDecoding.Decoded.Refused) decoded).kind());
      }
      Optional<String> type = whole.headers().first("content-type");
      return new FetchResult.Fetched(
          trail,
          whole.status(),
          whole.headers(),
          plain.bytes(),
          type.map(HttpUtil::getMimeType).map(t -> t.toString().strip().toLowerCase(Locale.ROOT)),
          type.map(HttpUtil::getCharsetAsSequence).map(c -> c.toString().replace("\"", "").strip()),
          validators(trail.finalUri(), whole.headers()),
          Freshness.of(whole.headers(), crew.clock().instant()));
    } finally {
      crew.connections().release(whole);
    }
  }

  private FetchResult error(Trail trail, Target target, Answer.Whole whole) {
    int status = whole.status();
    Instant now = crew.clock().instant();
    Optional<Validators> sent =
        request.validators().filter(v -> v.uri().equals(trail.finalUri()) && !v.isEmpty());
    if (status == 304 && sent.isPresent()) {
      Validators news = validators(trail.finalUri(), whole.headers());
      return new FetchResult.NotModified(
          trail,
          whole.headers(),
          news.isEmpty() ? sent.get() : news,
          Freshness.of(whole.headers(), now));
    }
    if (status == 410) {
      return new FetchResult.Gone(trail, whole.headers());
    }
    Optional<Duration> wait = HttpDates.retryAfter(whole.headers(), now);
    if (status == 429 || status == 503) {
      wait.ifPresent(w -> crew.gate().quiet(target.host(), shorter(w, LONGEST_QUIET)));
    }
    FetchResult.Kind kind = FetchResult.Kind.STATUS;
    return new FetchResult.Failed(trail, kind, OptionalInt.of(status), wait, kind.message());
  }

  private long maxBytes() {
    boolean document = request.kind() == FetchKind.FEED || request.kind() == FetchKind.SITEMAP;
    return request
        .maxBytes()
        .orElse((document ? crew.config().maxFeed() : crew.config().maxPage()).asLongValue());
  }

  private static Validators validators(URI uri, Headers headers) {
    return new Validators(uri, headers.first("etag"), headers.first("last-modified"));
  }

  private static FetchResult busy(Trail trail, Duration comeBack) {
    FetchResult.Kind kind = FetchResult.Kind.BUSY;
    return new FetchResult.Failed(
        trail, kind, OptionalInt.empty(), Optional.of(comeBack), kind.message());
  }

  private static CompletableFuture<FetchResult> failed(Trail trail, FetchResult.Kind kind) {
    return CompletableFuture.completedFuture(FetchResult.Failed.of(trail, kind));
  }

  private static CompletableFuture<Answer> broken(FetchResult.Kind kind) {
    return CompletableFuture.completedFuture(new Answer.Broken(kind));
  }

  private static Duration longer(Optional<Duration> asked, Duration own) {
    return asked.filter(a -> a.compareTo(own) > 0).orElse(own);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
