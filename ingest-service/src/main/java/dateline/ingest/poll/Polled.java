package dateline.ingest.poll;

import dateline.ingest.publish.Delivery;
import dateline.ingest.source.Feed;
import dateline.ingest.websub.HubOffer;
import java.util.Optional;

/**
 * A poll, or another step with a feed, that is over: what is to be published, and the progress that
 * stands once it is.
 *
 * @param feed the feed as it was when it began
 * @param before the progress that it went on from
 * @param after the progress once everything is published
 * @param offer what the document offers to subscribe to; empty if there was no document
 * @param delivery its new and changed items; none if there are none
 */
public record Polled(
    Feed feed,
    FeedProgress before,
    FeedProgress after,
    Optional<HubOffer> offer,
    Optional<Delivery> delivery) {

  /** How many items are to be published. */
  public int items() {
    return delivery.map(each -> each.items().size()).orElse(0);
  }
}
