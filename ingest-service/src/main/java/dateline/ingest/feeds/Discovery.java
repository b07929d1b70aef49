package dateline.ingest.feeds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.fetch.FetchKind;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.FetchResult.Fetched;
import dateline.ingest.fetch.Fetching;
import dateline.ingest.fetch.WebAddress;
import dateline.ingest.format.Bounds;
import dateline.ingest.websub.HubOffer;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsoup.Jsoup;

/**
 * From any address of a site to its feeds: the address itself, what its page declares, what the
 * page links to, news sitemaps that robots.txt names, and, if all that is nothing, six usual
 * places. A bounded number of fetches, all through the guarded way out, and a bounded time.
 */
final class Discovery {

  private static final int MOST_CANDIDATES = 12;
  private static final int MOST_SITEMAPS = 3;
  private static final long SECONDS = 60;

  private final Fetching fetching;
  private final Bounds bounds;
  private final InstantSource clock;

  Discovery(Fetching fetching, Bounds bounds, InstantSource clock) {
    this.fetching = fetching;
    this.bounds = bounds;
    this.clock = clock;
  }

  /**
   * The feeds, as JSON with {@code feeds}.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 if the address can't be fetched
   */
  ObjectNode discover(URI url) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    FetchResult first = await(fetch(url, FetchKind.HUB), deadline).orElseThrow(FeedProblems::slow);
    if (!(first instanceof Fetched start)) {
      throw FeedProblems.notFetched(url, first);
    }
    URI location = start.trail().finalUri();
    FeedLook look = look(start);
    Map<URI, Found> found = new LinkedHashMap<>();
    if (look.kind().isFeed()) {
      found.put(location, new Found(start, look, "the address itself"));
    } else {
      CompletableFuture<FetchResult> robots = robots(location);
      Set<URI> tried = new HashSet<>();
      if (look.kind() == FeedLook.Kind.HTML) {
        var page = Jsoup.parse(FeedText.of(start), location.toString());
        gather(PageLinks.declared(page, location), "declared by the page", tried, found, deadline);
        if (found.isEmpty()) {
          gather(PageLinks.guessed(page, location), "linked by the page", tried, found, deadline);
        }
      }
      gather(sitemaps(robots, deadline), "named by robots.txt", tried, found, deadline);
      if (found.isEmpty()) {
        Set<URI> usual = new LinkedHashSet<>(PageLinks.usual(location).toList());
        gather(usual, "a usual place", tried, found, deadline);
      }
    }
    return json(location, found);
  }

  private record Found(Fetched fetched, FeedLook look, String how) {}

  private void gather(
      Set<URI> candidates, String how, Set<URI> tried, Map<URI, Found> found, long deadline) {
    Map<URI, CompletableFuture<FetchResult>> fetches = new LinkedHashMap<>();
    for (URI each : candidates) {
      if (fetches.size() < MOST_CANDIDATES && tried.add(each)) {
        fetches.put(each, fetch(each, FetchKind.FEED));
      }
    }
    for (CompletableFuture<FetchResult> each : fetches.values()) {
      Optional<FetchResult> result = await(each, deadline);
      if (result.isPresent() && result.get() instanceof Fetched fetched) {
        FeedLook look = look(fetched);
        if (look.kind().isFeed()) {
          found.putIfAbsent(fetched.trail().finalUri(), new Found(fetched, look, how));
        }
      }
    }
  }

  private CompletableFuture<FetchResult> robots(URI location) {
    return WebAddress.resolve(location, "/robots.txt")
        .map(url -> fetch(url, FetchKind.ROBOTS))
        .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException("no address")));
  }

  /** Those first that are called news. */
  private static Set<URI> sitemaps(CompletableFuture<FetchResult> robots, long deadline) {
    Optional<FetchResult> result = await(robots, deadline);
    if (result.isEmpty() || !(result.get() instanceof Fetched fetched)) {
      return Set.of();
    }
    List<URI> named = new ArrayList<>();
    List<URI> others = new ArrayList<>();
    FeedText.of(fetched)
        .lines()
        .map(String::strip)
        .filter(line -> line.regionMatches(true, 0, "sitemap:", 0, 8))
        .flatMap(line -> WebAddress.parse(line.substring(8)).stream())
        .forEach(url -> (isNews(url) ? named : others).add(url));
    named.addAll(others);
    return new LinkedHashSet<>(named.subList(0, Math.min(MOST_SITEMAPS, named.size())));
  }

  private static boolean isNews(URI url) {
    return url.toString().toLowerCase(Locale.ROOT).contains("news");
  }

  private CompletableFuture<FetchResult> fetch(URI url, FetchKind kind) {
    return fetching.fetch(FetchRequest.get(url, kind));
  }

  private FeedLook look(Fetched fetched) {
    return FeedLook.at(
        fetched.bytes(),
        fetched.mediaType(),
        Optional.empty(),
        fetched.charset(),
        fetched.trail().finalUri(),
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
        bounds);
  }

  private static Optional<FetchResult> await(CompletableFuture<FetchResult> fetch, long deadline) {
    try {
      long left = Math.max(1, deadline - System.nanoTime());
      return Optional.of(fetch.get(left, TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }

  private static ObjectNode json(URI location, Map<URI, Found> found) {
    ObjectNode json = FeedJson.object();
    json.put("url", location.toString());
    ArrayNode feeds = json.putArray("feeds");
    found.forEach(
        (url, each) -> {
          URI lasting =
              each.fetched.trail().moved()
                  ? each.fetched.trail().permanentUri()
                  : each.fetched.trail().requested();
          ObjectNode feed = new FeedFacts(each.look, lasting).json();
          feed.put("found", each.how);
          addHeaderHubs(feed, each.fetched);
          feeds.add(feed);
        });
    return json;
  }

  /** Hubs may stand in the answer's headers, which go first (WebSub section 4). */
  private static void addHeaderHubs(ObjectNode feed, Fetched fetched) {
    HubOffer offer =
        HubOffer.of(
            fetched.trail().finalUri(), fetched.headers().all("link"), List.of(), Optional.empty());
    if (!offer.hubs().isEmpty()) {
      ArrayNode hubs = feed.putArray("hubs");
      offer.hubs().forEach(hub -> hubs.add(hub.toString()));
      feed.put("self", offer.topic().toString());
    }
  }
}
