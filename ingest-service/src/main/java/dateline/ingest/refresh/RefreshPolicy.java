package dateline.ingest.refresh;

import dateline.ingest.source.IngestConfig;
import java.net.URI;
import java.time.Instant;

/** Decides when a feed is polled next, and what is remembered of a poll. Pure: no clock, no IO. */
public final class RefreshPolicy {

  /** Decides by this configuration. */
  public RefreshPolicy(IngestConfig.Refresh config) {}

  /** A feed that was never polled: due within the shortest interval, spread by its id. */
  public PollState first(String feed, URI url, Instant now) {
    throw new UnsupportedOperationException("follows");
  }

  /** The state after a poll, to be kept in one transaction with the items it brought. */
  public PollState after(PollState state, Poll poll, Instant now) {
    throw new UnsupportedOperationException("follows");
  }

  /** The state after a hub has pushed items; the next poll is as due as it was. */
  public PollState afterPush(PollState state, Harvest harvest, Instant now) {
    throw new UnsupportedOperationException("follows");
  }

  /** The state after a look at the clock alone: raises the alarm of a feed that fell silent. */
  public PollState atRest(PollState state, Instant now) {
    throw new UnsupportedOperationException("follows");
  }
}
