package dateline.bench;

import dateline.bench.measure.Snapshot;

/**
 * What came of pushing as fast as the pipeline accepts.
 *
 * @param deliveries number of accepted deliveries
 * @param bytes bytes of their bodies
 * @param changes number of stored changes that they led to
 * @param pushSeconds from the first push to the last acceptance
 * @param storedSeconds from the first push to when the last change was to be seen in MongoDB
 * @param retries how often a push was told to come later
 * @param before usage at its start
 * @param after usage at its end
 */
record Saturation(
    int deliveries,
    long bytes,
    int changes,
    double pushSeconds,
    double storedSeconds,
    long retries,
    Snapshot before,
    Snapshot after) {

  /** Accepted deliveries a second. */
  double acceptedRate() {
    return deliveries / pushSeconds;
  }

  /** Stored changes a second: duplicates, which change nothing, do not count. */
  double storedRate() {
    return changes / storedSeconds;
  }
}
