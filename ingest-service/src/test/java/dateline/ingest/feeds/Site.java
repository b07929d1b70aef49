package dateline.ingest.feeds;

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

/** A site of a few documents; everything else is 404. */
final class Site implements Fetching {

  final List<FetchRequest> requests = new ArrayList<>();

  private final Map<URI, FetchResult> documents = new HashMap<>();

  Site with(String url, String mediaType, String text) {
    return with(url, mediaType, text.getBytes(StandardCharsets.UTF_8), Headers.NONE);
  }

  Site with(String url, String mediaType, byte[] bytes, Headers headers) {
    documents.put(
        URI.create(url),
        new FetchResult.Fetched(
            Trail.at(URI.create(url)),
            200,
            headers,
            bytes,
            Optional.of(mediaType),
            Optional.empty(),
            new Validators(URI.create(url), Optional.empty(), Optional.empty()),
            Optional.empty()));
    return this;
  }

  /** The addresses that were asked for. */
  List<String> asked() {
    return requests.stream().map(request -> request.uri().toString()).toList();
  }

  @Override
  public CompletableFuture<FetchResult> fetch(FetchRequest request) {
    requests.add(request);
    return CompletableFuture.completedFuture(
        documents.getOrDefault(
            request.uri(),
            new FetchResult.Failed(
                Trail.at(request.uri()),
                FetchResult.Kind.STATUS,
                OptionalInt.of(404),
                Optional.empty(),
                "The server answered with an error.")));
  }
}
