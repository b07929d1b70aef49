package dateline.ingest.feeds;

import dateline.ingest.fetch.Fetcher;
import dateline.ingest.source.UrlRule;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** What the fetcher would refuse anyway is refused when it is stated. */
@Singleton
class FetchRule implements UrlRule {

  private final Fetcher fetcher;

  FetchRule(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  @Override
  public Optional<String> refusal(URI url) {
    return fetcher.accepts(url)
        ? Optional.empty()
        : Optional.of(
            "has a host or a port that is not fetched from (dateline.ingest.fetch.ports, .allow)");
  }
}
