package dateline.ingest.feeds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.source.FeedSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The health of feeds as the API shows it. */
final class HealthJson {

  private HealthJson() {}

  static ObjectNode of(FeedSettings feed, Optional<FeedHealth> health) {
    ObjectNode json = FeedJson.object();
    json.put("id", feed.id());
    json.put("name", feed.name());
    json.put("status", FeedHealth.status(feed, health));
    health.ifPresent(known -> add(json, known));
    return json;
  }

  private static void add(ObjectNode json, FeedHealth health) {
    put(json, "lastChecked", health.lastChecked());
    put(json, "lastSuccess", health.lastSuccess());
    put(json, "lastItem", health.lastItem());
    put(json, "nextDue", health.nextDue());
    json.put("failures", health.failures());
    health.lastStatus().ifPresent(status -> json.put("lastStatus", status));
    FeedJson.put(json, "lastError", health.lastError());
    FeedJson.put(json, "usualGap", health.usualGap().map(Duration::toString));
    json.put("polls", health.polls());
    json.put("items", health.items());
    FeedJson.put(json, "format", health.format());
    FeedJson.put(json, "movedTo", health.movedTo());
    ArrayNode alarms = json.putArray("alarms");
    for (FeedHealth.Alarm alarm : health.alarms()) {
      alarms
          .addObject()
          .put("kind", alarm.kind())
          .put("since", alarm.since().toString())
          .put("reason", alarm.reason());
    }
    health
        .websub()
        .ifPresent(
            hub -> {
              ObjectNode websub = json.putObject("websub");
              websub.put("hub", hub.hub());
              websub.put("status", hub.status());
              put(websub, "leaseEnd", hub.leaseEnd());
              put(websub, "lastPush", hub.lastPush());
              FeedJson.put(websub, "reason", hub.reason());
            });
  }

  private static void put(ObjectNode json, String name, Optional<Instant> value) {
    FeedJson.put(json, name, value.map(Instant::toString));
  }
}
