package dateline.bench;

import dateline.bench.measure.Latencies;
import dateline.bench.measure.Snapshot;
import dateline.bench.measure.Stored;
import dateline.bench.push.Accepted;
import dateline.bench.push.Ledger;
import dateline.bench.push.Ledger.VersionId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long each stage took at a given rate.
 *
 * @param rate deliveries a second
 * @param stages latencies by stage, in the order of the pipeline
 * @param unseen versions that MongoDB holds, but that were not seen in time: no latency counts them
 * @param before usage at its start
 * @param after usage at its end
 */
record StageLatencies(
    double rate, Map<String, Latencies> stages, int unseen, Snapshot before, Snapshot after) {

  /** From when a push was due to its 202. */
  static final String ACKNOWLEDGED = "due -> acknowledged";

  /** From ingest's reading of the body to the beginning of enrich's work on it. */
  static final String ENRICHED = "received -> enriched";

  /** From there, over enrich's commit, to the store's writing. */
  static final String STORED = "enriched -> stored";

  /** Both together, from the times that the services note. */
  static final String THROUGH = "received -> stored";

  /** From when a push was due to when another client saw the version in MongoDB. */
  static final String SEEN = "due -> seen in MongoDB";

  static StageLatencies of(
      double rate,
      Ledger ledger,
      Map<VersionId, Stored.Times> times,
      Map<VersionId, Instant> seen,
      int unseen,
      Snapshot before,
      Snapshot after) {
    Map<String, Latencies> stages = new LinkedHashMap<>();
    for (String stage : new String[] {ACKNOWLEDGED, ENRICHED, STORED, THROUGH, SEEN}) {
      stages.put(stage, new Latencies());
    }
    for (Accepted entry : ledger.entries()) {
      stages.get(ACKNOWLEDGED).add(Duration.between(entry.intended(), entry.acknowledged()));
    }
    for (Map.Entry<VersionId, Accepted> first : ledger.firsts().entrySet()) {
      Stored.Times noted = times.get(first.getKey());
      if (noted != null) {
        stages.get(ENRICHED).add(Duration.between(noted.received(), noted.enriched()));
        stages.get(STORED).add(Duration.between(noted.enriched(), noted.stored()));
        stages.get(THROUGH).add(Duration.between(noted.received(), noted.stored()));
      }
      Instant sighting = seen.get(first.getKey());
      if (sighting != null) {
        stages.get(SEEN).add(Duration.between(first.getValue().intended(), sighting));
      }
    }
    return new StageLatencies(rate, stages, unseen, before, after);
  }
}
