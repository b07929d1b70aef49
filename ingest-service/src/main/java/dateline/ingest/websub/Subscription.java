package dateline.ingest.websub;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a subscription has come to.
 *
 * @param hub address of the hub
 * @param topic what it was asked for
 * @param status what it has come to
 * @param requested when it was last asked for
 * @param leaseEnd when the lease ends, once the hub has verified it
 * @param lastPush when the hub last delivered
 * @param reason what the hub said, or what went wrong
 * @param failures how often it went wrong in a row
 */
public record Subscription(
    URI hub,
    URI topic,
    Status status,
    Instant requested,
    Optional<Instant> leaseEnd,
    Optional<Instant> lastPush,
    Optional<String> reason,
    int failures) {

  /** What it has come to. */
  public enum Status {
    /** The hub was asked and has not verified it yet. */
    REQUESTED,
    /** The hub delivers, while the lease lasts. */
    ACTIVE,
    /** The hub refused after having been asked. */
    DENIED,
    /** The hub could not be asked, would not listen, or missed what it should have delivered. */
    FAILED;

    /** Its name in the contract. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the hub delivers at this moment: polling may be slow then. */
  public boolean isActive(Instant now) {
    return status == Status.ACTIVE && leaseEnd.filter(now::isBefore).isPresent();
  }

  /** Nothing is held against the hub any more. */
  public Subscription cleared() {
    return new Subscription(hub, topic, status, requested, leaseEnd, lastPush, Optional.empty(), 0);
  }

  /** It still counts as delivering, but may have missed something. */
  public Subscription suspected(String why) {
    return new Subscription(
        hub, topic, status, requested, leaseEnd, lastPush, Optional.of(why), failures + 1);
  }
}
