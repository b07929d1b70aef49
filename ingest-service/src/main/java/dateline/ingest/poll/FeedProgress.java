package dateline.ingest.poll;

import dateline.ingest.refresh.PollState;
import java.time.Instant;

/**
 * How far we are with a feed.
 *
 * @param poll what the next poll goes on from
 * @param totals what the polls so far have come to
 */
public record FeedProgress(PollState poll, Totals totals) {

  /** As for a feed that was gone for good and that somebody asks for again. */
  FeedProgress resumed(Instant now) {
    return new FeedProgress(poll.resume(now), totals);
  }
}
