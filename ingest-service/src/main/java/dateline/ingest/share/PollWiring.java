package dateline.ingest.share;

import dateline.ingest.fetch.Fetcher;
import dateline.ingest.poll.DocumentTexts;
import dateline.ingest.poll.Poller;
import dateline.ingest.poll.Subscriptions;
import dateline.ingest.refresh.RefreshPolicy;
import dateline.ingest.source.IngestConfig;
import dateline.ingest.websub.Subscriber;
import dateline.ingest.websub.SubscriptionPolicy;
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
  Subscriptions subscriptions(
      Subscriber subscriber, SubscriptionPolicy policy, RefreshPolicy refresh) {
    return new Subscriptions(subscriber, policy, refresh, InstantSource.system());
  }

  @Produces
  @Singleton
  Poller poller(
      Fetcher fetcher, DocumentTexts texts, RefreshPolicy policy, Subscriptions subscriptions) {
    return new Poller(fetcher, texts, policy, subscriptions, InstantSource.system());
  }
}
