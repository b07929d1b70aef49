package dateline.ingest.refresh;

import dateline.ingest.fetch.Validators;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that polling a feed has to remember: what it moves on to stands only once the items that led
 * to it are published.
 *
 * @param feed the feed's id, which also spreads polls over time
 * @param url the address as it was registered
 * @param movedTo where permanent redirects have led since; polled instead
 * @param validators what makes the next poll conditional
 * @param nextDue when to poll next; of no meaning if stopped
 * @param stopped whether it is gone for good (410) and not polled until somebody starts it again
 * @param checks how the polls so far ended
 * @param cadence how often new items come
 * @param window what was seen of it
 * @param alarms what a person should look at
 */
public record PollState(
    String feed,
    URI url,
    Optional<URI> movedTo,
    Optional<Validators> validators,
    Instant nextDue,
    boolean stopped,
    Checks checks,
    Cadence cadence,
    SeenWindow window,
    Alarms alarms) {

  /**
   * How polls ended.
   *
   * @param last the last poll
   * @param lastSuccess the last one that was answered with 2xx or 304 and could be read
   * @param status the last status
   * @param failures failures in a row
   * @param usualItems items that a document of the feed usually holds; 0 if not known
   */
  public record Checks(
      Optional<Instant> last,
      Optional<Instant> lastSuccess,
      OptionalInt status,
      int failures,
      int usualItems) {

    /** Before the first poll. */
    public static final Checks NONE =
        new Checks(Optional.empty(), Optional.empty(), OptionalInt.empty(), 0, 0);
  }

  /** The address to poll. */
  public URI address() {
    return movedTo.orElse(url);
  }
}
