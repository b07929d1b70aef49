package dateline.ingest.source;

import dateline.KeyHash;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A source that we know and how it is read: a value of {@code news.feeds}. That it is sound is
 * {@link FeedRules}' promise, not this record's.
 *
 * @param id the feed's id, part of its address: a-z, 0-9, '.', '_', '-'
 * @param revision counts the changes, from 1
 * @param provider scope of its items' identifiers
 * @param name name for people
 * @param site address of the site it belongs to, for people
 * @param mediaType what its documents are read as, where what they declare is wrong
 * @param zone IANA zone of its zoneless and abbreviated times
 * @param language BCP 47 language of items that declare none
 * @param categories folders that people sort it into, levels apart by '/'
 * @param push how it may push
 * @param poll how it is polled, if it is
 * @param directory directory below the drop directory that its files are left in
 * @param paused neither polled nor allowed to push
 * @param origin where the definition comes from
 * @param created when it was first made
 * @param changed when it was last changed
 */
public record FeedSettings(
    String id,
    int revision,
    String provider,
    String name,
    Optional<URI> site,
    Optional<String> mediaType,
    Optional<String> zone,
    Optional<String> language,
    List<String> categories,
    Pushing push,
    Optional<Polling> poll,
    Optional<String> directory,
    boolean paused,
    Origin origin,
    Instant created,
    Instant changed) {

  public FeedSettings {
    categories = List.copyOf(categories);
  }

  /** Where a definition comes from; only what came over the API may be changed there. */
  public enum Origin {
    REST,
    OPML,
    FILE,
    CONFIGURATION;

    /** Its name in the contract. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the definition stands in {@code news.feeds}. */
    public boolean isLogged() {
      return this == REST || this == OPML;
    }
  }

  /** Whether an article's page is fetched. */
  public enum FullText {
    /** The item is all there is. */
    NEVER,
    /** Where the item holds no more than a teaser. */
    STUB,
    /** Always. */
    ALWAYS;

    /** Its name in the contract. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A key that the feed may push with.
   *
   * @param hash all that is kept of it
   * @param created when it was given out
   * @param expires from when on it no longer works
   * @param label what people call it
   */
  public record Key(
      KeyHash hash, Instant created, Optional<Instant> expires, Optional<String> label) {

    /** Whether it works at this moment. */
    public boolean isValid(Instant now) {
      return expires.isEmpty() || now.isBefore(expires.get());
    }
  }

  /**
   * How a feed may push.
   *
   * @param keys its keys
   * @param signingSecrets secrets that its pushes may be signed with, newest first
   * @param rate items a second over time, where limited
   * @param burst items that may come at once before the rate applies
   */
  public record Pushing(
      List<Key> keys, List<Sealed> signingSecrets, OptionalDouble rate, OptionalDouble burst) {

    /** Nobody can push. */
    public static final Pushing NONE =
        new Pushing(List.of(), List.of(), OptionalDouble.empty(), OptionalDouble.empty());

    public Pushing {
      keys = List.copyOf(keys);
      signingSecrets = List.copyOf(signingSecrets);
    }

    /** With other keys. */
    public Pushing keys(List<Key> others) {
      return new Pushing(others, signingSecrets, rate, burst);
    }

    /** With other signing secrets. */
    public Pushing signingSecrets(List<Sealed> others) {
      return new Pushing(keys, others, rate, burst);
    }
  }

  /**
   * How a feed is polled.
   *
   * @param url where
   * @param headers headers of our requests, encrypted: a JSON object of names and values
   * @param minInterval shortest time between two polls; empty for the installation's
   * @param maxInterval longest time between two polls; empty for the installation's
   * @param fullText whether an article's page is fetched
   * @param websub whether a hub that the feed names is subscribed to
   * @param refreshRequested when somebody last asked for a poll at once
   */
  public record Polling(
      URI url,
      Optional<Sealed> headers,
      Optional<Duration> minInterval,
      Optional<Duration> maxInterval,
      FullText fullText,
      boolean websub,
      Optional<Instant> refreshRequested) {

    /** With other headers. */
    public Polling headers(Optional<Sealed> others) {
      return new Polling(url, others, minInterval, maxInterval, fullText, websub, refreshRequested);
    }

    /** With a wish to be polled at once. */
    public Polling refreshRequested(Optional<Instant> at) {
      return new Polling(url, headers, minInterval, maxInterval, fullText, websub, at);
    }
  }

  /** A feed of which nothing is known but who is behind it: neither pushes nor is polled. */
  public static FeedSettings plain(String id, String provider, Instant now) {
    return new FeedSettings(
        id,
        1,
        provider,
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Pushing.NONE,
        Optional.empty(),
        Optional.empty(),
        false,
        Origin.CONFIGURATION,
        now,
        now);
  }

  /** With other ways to push. */
  public FeedSettings push(Pushing other) {
    return with(revision, other, poll, paused, origin, created, changed);
  }

  /** With another way to be polled. */
  public FeedSettings poll(Optional<Polling> other) {
    return with(revision, push, other, paused, origin, created, changed);
  }

  /** Paused, or no longer. */
  public FeedSettings paused(boolean now) {
    return with(revision, push, poll, now, origin, created, changed);
  }

  /** As the next revision after another one, with its origin and birth. */
  public FeedSettings after(FeedSettings before, Instant now) {
    return with(before.revision + 1, push, poll, paused, before.origin, before.created, now);
  }

  private FeedSettings with(
      int number,
      Pushing pushing,
      Optional<Polling> polling,
      boolean isPaused,
      Origin from,
      Instant birth,
      Instant change) {
    return new FeedSettings(
        id,
        number,
        provider,
        name,
        site,
        mediaType,
        zone,
        language,
        categories,
        pushing,
        polling,
        directory,
        isPaused,
        from,
        birth,
        change);
  }

  /** Whether they say the same, whatever their revisions and times. */
  public boolean saysTheSame(FeedSettings other) {
    return after(other, other.changed).equals(other.after(other, other.changed));
  }
}
