package dateline.ingest.websub;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What is to be done about a subscription now. */
public sealed interface SubscriptionAction {

  /** Ask the hub, for the first time or again. */
  record Subscribe(URI hub, URI topic) implements SubscriptionAction {}

  /** Tell the hub that no more is wanted. */
  record Unsubscribe(URI hub, URI topic) implements SubscriptionAction {}

  /**
   * Nothing.
   *
   * @param until when to look again; empty for not before something happens
   */
  record Rest(Optional<Instant> until) implements SubscriptionAction {}
}
