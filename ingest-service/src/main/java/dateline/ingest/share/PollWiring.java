package dateline.ingest.share;

import dateline.ingest.fetch.Fetcher;
import dateline.ingest.poll.DocumentTexts;
import dateline.ingest.poll.Poller;
import dateline.ingest.refresh.RefreshPolicy;
import dateline.ingest.source.IngestConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts together what is plain. */
@Singleton
class PollWiring {

  @Produces
  @Singleton
  RefreshPolicy policy(IngestConfig config) {
    return new RefreshPolicy(config.refresh());
  }

  @Produces
  @Singleton
  Poller poller(Fetcher fetcher, DocumentTexts texts, RefreshPolicy policy) {
    return new Poller(fetcher, texts, policy, InstantSource.system());
  }
}
