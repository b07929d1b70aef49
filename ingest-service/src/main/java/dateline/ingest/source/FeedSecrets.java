package dateline.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The secrets of feeds, in clear for those who use them. Nobody may log what comes from here. */
@Singleton
public final class FeedSecrets {

  /** What a secret that signs pushes is sealed for. */
  public static final String SIGNING = "signing";

  /** What the headers of our requests are sealed for. */
  public static final String HEADERS = "headers";

  private static final Logger LOG = Logger.getLogger(FeedSecrets.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> NAMES_AND_VALUES =
      new TypeReference<>() {};

  private final Sealer sealer;

  /** With what opens them. */
  public FeedSecrets(Sealer sealer) {
    this.sealer = sealer;
  }

  /** Whether secrets can be kept here at all. */
  public boolean canSeal() {
    return sealer.canSeal();
  }

  /** The keys that a push may be signed with at this moment, newest first. */
  public List<byte[]> signingKeys(FeedSettings feed, Instant now) {
    List<byte[]> keys = new ArrayList<>();
    for (Sealed sealed : feed.push().signingSecrets()) {
      if (sealed.isValid(now)) {
        open(feed.id(), SIGNING, sealed).ifPresent(keys::add);
      }
    }
    return keys;
  }

  /** Seals a key that pushes may be signed with. */
  public Sealed sealSigningKey(String feed, byte[] key, Instant now) {
    return sealer.seal(feed, SIGNING, key, now, Optional.empty());
  }

  /**
   * The headers of our requests to the feed; none if it has none.
   *
   * @throws IllegalStateException if it has some that do not open here: a request without them
   *     would be another one
   */
  public Map<String, String> headers(FeedSettings feed) {
    Optional<Sealed> sealed = feed.poll().flatMap(FeedSettings.Polling::headers);
    if (sealed.isEmpty()) {
      return Map.of();
    }
    byte[] json =
        open(feed.id(), HEADERS, sealed.get())
            .orElseThrow(
                () -> new IllegalStateException("the headers of the feed can't be decrypted here"));
    try {
      return JSON.readValue(json, NAMES_AND_VALUES);
    } catch (IOException e) {
      throw new IllegalStateException("the headers of the feed are damaged", e);
    }
  }

  /** Seals the headers of our requests. */
  public Sealed sealHeaders(String feed, Map<String, String> headers, Instant now) {
    try {
      return sealer.seal(feed, HEADERS, JSON.writeValueAsBytes(headers), now, Optional.empty());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }

  /** The feed with all its secrets under the current master key, as far as they can be read. */
  public FeedSettings renewed(FeedSettings feed) {
    List<Sealed> signing =
        feed.push().signingSecrets().stream()
            .map(secret -> sealer.renewed(feed.id(), SIGNING, secret))
            .toList();
    return feed.push(feed.push().signingSecrets(signing))
        .poll(
            feed.poll()
                .map(
                    poll ->
                        poll.headers(
                            poll.headers()
                                .map(secret -> sealer.renewed(feed.id(), HEADERS, secret)))));
  }

  private Optional<byte[]> open(String feed, String purpose, Sealed sealed) {
    Optional<byte[]> clear = sealer.open(feed, purpose, sealed);
    if (clear.isEmpty()) {
      LOG.warnf(
          "feed %s: a secret (%s) of master key %s can't be decrypted",
          feed, purpose, sealed.keyId());
    }
    return clear;
  }
}
