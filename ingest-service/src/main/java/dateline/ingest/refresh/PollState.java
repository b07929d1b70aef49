package dateline.ingest.refresh;

import dateline.ingest.fetch.Validators;
import java.net.URI;
import java.time.Duration;
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
 * @param hints what its last document said of how often to ask
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
    FeedHints hints,
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
   * @param failingSince the first of them
   * @param usualItems items that a document of the feed usually holds; 0 if not known
   */
  public record Checks(
      Optional<Instant> last,
      Optional<Instant> lastSuccess,
      OptionalInt status,
      int failures,
      Optional<Instant> failingSince,
      int usualItems) {

    /** Before the first poll. */
    public static final Checks NONE =
        new Checks(Optional.empty(), Optional.empty(), OptionalInt.empty(), 0, Optional.empty(), 0);

    /** After a poll that was answered and could be read. */
    Checks success(Instant now, int answered, int items) {
      return new Checks(
          Optional.of(now), Optional.of(now), OptionalInt.of(answered), 0, Optional.empty(), items);
    }

    /** After one that was not. */
    Checks failure(Instant now, OptionalInt answered, int items) {
      Optional<Instant> since = failingSince.or(() -> Optional.of(now));
      return new Checks(Optional.of(now), lastSuccess, answered, failures + 1, since, items);
    }
  }

  /**
   * The same, due within bounds after a moment; one that failed or is stopped keeps its pause.
   *
   * @param least shortest time from then
   * @param most longest time from then
   */
  public PollState due(Instant from, Optional<Duration> least, Optional<Duration> most) {
    if (stopped || checks.failures() > 0) {
      return this;
    }
    Instant due = nextDue;
    if (most.map(from::plus).filter(due::isAfter).isPresent()) {
      due = from.plus(most.get());
    }
    if (least.map(from::plus).filter(due::isBefore).isPresent()) {
      due = from.plus(least.get());
    }
    return with(checks, due, alarms);
  }

  /** The address to poll. */
  public URI address() {
    return movedTo.orElse(url);
  }

  PollState with(Checks next, Instant due, Alarms raised) {
    return new PollState(
        feed, url, movedTo, validators, due, stopped, next, hints, cadence, window, raised);
  }

  PollState with(Optional<URI> moved, Optional<Validators> conditions) {
    return new PollState(
        feed, url, moved, conditions, nextDue, stopped, checks, hints, cadence, window, alarms);
  }

  PollState with(FeedHints said, Cadence learned, SeenWindow seen) {
    return new PollState(
        feed, url, movedTo, validators, nextDue, stopped, checks, said, learned, seen, alarms);
  }

  PollState with(Alarms raised) {
    return with(checks, nextDue, raised);
  }

  PollState stop() {
    return new PollState(
        feed, url, movedTo, validators, nextDue, true, checks, hints, cadence, window, alarms);
  }

  /** The same feed, to be polled from now on, as somebody asks for after it was stopped. */
  public PollState resume(Instant now) {
    return new PollState(
        feed,
        url,
        movedTo,
        Optional.empty(),
        now,
        false,
        checks,
        hints,
        cadence,
        window,
        alarms.clear(Alarm.Kind.GONE));
  }
}
