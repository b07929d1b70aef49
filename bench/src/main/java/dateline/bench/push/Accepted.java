package dateline.bench.push;

import dateline.bench.generate.Delivery;
import java.time.Instant;

/**
 * A delivery that was answered with 202.
 *
 * @param delivery what was pushed
 * @param intended when it was to be pushed: the start of its latency, also if the push came late
 * @param acknowledged when the answer was there
 */
public record Accepted(Delivery delivery, Instant intended, Instant acknowledged) {}
