package dateline.ingest.websub;

import dateline.ingest.format.WireItem;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Stands in where no copy polls feeds. */
@DefaultBean
@Singleton
final class Unheard implements FeedSignals {

  private static final Logger LOG = Logger.getLogger(Unheard.class);

  @Override
  public void verified(String feed, String topic, Duration lease, Instant at) {
    LOG.debugf("feed %s: the hub verified %s for %s", feed, topic, lease);
  }

  @Override
  public void denied(String feed, String topic, String reason, Instant at) {
    LOG.debugf("feed %s: the hub denied %s: %s", feed, topic, reason);
  }

  @Override
  public void pushed(String feed, Instant at, List<WireItem> items) {
    LOG.debugf("feed %s: the hub delivered %d items", feed, items.size());
  }
}
