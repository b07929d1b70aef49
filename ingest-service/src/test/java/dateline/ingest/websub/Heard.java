package dateline.ingest.websub;

import dateline.ingest.format.WireItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the copy that polls would hear, as lines. */
final class Heard implements FeedSignals {

  final List<String> lines = new CopyOnWriteArrayList<>();

  @Override
  public void verified(String feed, String topic, Duration lease, Instant at) {
    lines.add("verified " + feed + " " + topic + " " + lease.toSeconds());
  }

  @Override
  public void denied(String feed, String topic, String reason, Instant at) {
    lines.add("denied " + feed + " " + topic + " " + reason);
  }

  @Override
  public void pushed(String feed, Instant at, List<WireItem> items) {
    lines.add(
        "pushed " + feed + " " + items.stream().map(item -> item.identity().identifier()).toList());
  }
}
