package dateline.ingest.poll;

import dateline.ingest.refresh.PollState;
import dateline.ingest.websub.Subscription;
import java.time.Instant;
import java.util.Optional;

/**
 * How far we are with a feed.
 *
 * @param poll what the next poll goes on from
 * @param totals what the polls so far have come to
 * @param websub its subscription at a hub
 */
public record FeedProgress(PollState poll, Totals totals, Optional<Subscription> websub) {

  /** With another subscription. */
  FeedProgress with(Optional<Subscription> other) {
    return new FeedProgress(poll, totals, other);
  }

  /** From a first state at another address on, but with the memory of the items. */
  FeedProgress afresh(PollState first) {
    PollState next =
        new PollState(
            first.feed(),
            first.url(),
            first.movedTo(),
            first.validators(),
            first.nextDue(),
            first.stopped(),
            first.checks(),
            first.hints(),
            poll.cadence(),
            poll.window(),
            first.alarms());
    return new FeedProgress(next, totals, websub);
  }

  /** As for a feed that was gone for good and that somebody asks for again. */
  FeedProgress resumed(Instant now) {
    return new FeedProgress(poll.resume(now), totals, websub);
  }
}
