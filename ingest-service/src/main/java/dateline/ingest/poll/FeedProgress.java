package dateline.ingest.poll;

import dateline.ingest.refresh.PollState;

/**
 * How far we are with a feed.
 *
 * @param poll what the next poll goes on from
 * @param totals what the polls so far have come to
 */
public record FeedProgress(PollState poll, Totals totals) {}
