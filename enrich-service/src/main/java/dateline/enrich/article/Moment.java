package dateline.enrich.article;

import java.time.Instant;

/**
 * When the work on a delivery happens.
 *
 * @param firstSeen when the article's first delivery reached us
 * @param now when this delivery is worked on
 */
public record Moment(Instant firstSeen, Instant now) {}
