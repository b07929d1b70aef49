package dateline.ingest.poll;

import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.Fetching;
import dateline.ingest.fetch.Headers;
import dateline.ingest.fetch.Trail;
import dateline.ingest.fetch.Validators;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Some addresses that answer, and a record of who asked for what. */
public final class Web implements Fetching {

  private final Map<URI, Function<FetchRequest, CompletableFuture<FetchResult>>> answers =
      new HashMap<>();
  private final List<FetchRequest> requests = new ArrayList<>();

  @Override
  public CompletableFuture<FetchResult> fetch(FetchRequest request) {
    requests.add(request);
    return answers.getOrDefault(request.uri(), r -> done(status(r.uri(), 404))).apply(request);
  }

  /** What was asked for so far, in order. */
  List<FetchRequest> requests() {
    return List.copyOf(requests);
  }

  /** The addresses that were asked for since the last call. */
  List<String> asked() {
    List<String> asked = requests.stream().map(request -> request.uri().toString()).toList();
    requests.clear();
    return asked;
  }

  /** The last request. */
  FetchRequest last() {
    return requests.get(requests.size() - 1);
  }

  /** An RSS document. */
  public void rss(String url, String document) {
    answer(url, fetched(URI.create(url), "application/rss+xml", document));
  }

  void atom(String url, String document) {
    answer(url, fetched(URI.create(url), "application/atom+xml", document));
  }

  void html(String url, String document) {
    answer(url, fetched(URI.create(url), "text/html", document));
  }

  void answer(String url, FetchResult result) {
    answer(url, request -> done(result));
  }

  void answer(String url, Function<FetchRequest, CompletableFuture<FetchResult>> answer) {
    answers.put(URI.create(url), answer);
  }

  /** Answers only when told to. */
  CompletableFuture<FetchResult> hold(String url) {
    CompletableFuture<FetchResult> held = new CompletableFuture<>();
    answer(url, request -> held);
    return held;
  }

  static CompletableFuture<FetchResult> done(FetchResult result) {
    return CompletableFuture.completedFuture(result);
  }

  static FetchResult.Fetched fetched(URI uri, String type, String body) {
    return fetched(Trail.at(uri), type, body);
  }

  static FetchResult.Fetched fetched(Trail trail, String type, String body) {
    Headers headers =
        new Headers(
            Map.of(
                "ETag", List.of("\"" + body.hashCode() + "\""),
                "Content-Type", List.of(type),
                "Set-Cookie", List.of("track=me")));
    return new FetchResult.Fetched(
        trail,
        200,
        headers,
        body.getBytes(StandardCharsets.UTF_8),
        Optional.of(type),
        Optional.of("utf-8"),
        new Validators(trail.finalUri(), headers.first("etag"), Optional.empty()),
        Optional.empty());
  }

  static FetchResult status(URI uri, int status) {
    return new FetchResult.Failed(
        Trail.at(uri),
        FetchResult.Kind.STATUS,
        OptionalInt.of(status),
        Optional.empty(),
        FetchResult.Kind.STATUS.message());
  }

  static FetchResult failed(URI uri, FetchResult.Kind kind) {
    return new FetchResult.Failed(
        Trail.at(uri), kind, OptionalInt.empty(), Optional.empty(), kind.message());
  }
}
