package dateline.ingest.feeds;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Stands in where nothing polls. */
@DefaultBean
@Singleton
class NothingPolled implements FeedHealthView {

  @Override
  public Optional<FeedHealth> byId(String id) {
    return Optional.empty();
  }
}
