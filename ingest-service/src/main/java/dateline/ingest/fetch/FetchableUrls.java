package dateline.ingest.fetch;

import dateline.ingest.source.UrlRule;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** Lets feeds be registered only at addresses that would be fetched, as far as their form says. */
@Singleton
final class FetchableUrls implements UrlRule {

  private final Fetcher fetcher;

  FetchableUrls(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  @Override
  public Optional<String> refusal(URI url) {
    return fetcher.accepts(url)
        ? Optional.empty()
        : Optional.of("is no address that may be fetched");
  }
}
