package dateline.ingest.websub;

import dateline.ingest.signature.Hmac;
import dateline.ingest.source.IngestConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The addresses that hubs call, and the secrets that they sign with. Both are made from the master
 * key, the feed and the topic: a token that is ours says that we asked for its topic, without
 * anything being kept. Tokens of former master keys stay good.
 */
@Startup
@Singleton
public final class Callbacks {

  private static final Logger LOG = Logger.getLogger(Callbacks.class);
  private static final String PATH = "/v1/websub/";
  private static final int HALF = 16;

  private final Optional<URI> base;
  private final List<byte[]> keys;

  @Inject
  Callbacks(IngestConfig config) {
    this(
        config.publicUrl(),
        config.secrets().key(),
        config.secrets().previousKeys().orElse(List.of()));
    if (!isOn()) {
      LOG.info(
          "WebSub is off: it needs dateline.ingest.public-url and dateline.ingest.secrets.key."
              + " Feeds are polled only.");
    }
  }

  Callbacks(Optional<String> publicUrl, Optional<String> key, List<String> previous) {
    base = publicUrl.map(Callbacks::base);
    List<byte[]> all = new ArrayList<>();
    key.ifPresent(
        current -> {
          all.add(derived(current));
          previous.forEach(former -> all.add(derived(former)));
        });
    keys = List.copyOf(all);
  }

  /** Whether there is what it takes to subscribe. */
  public boolean isOn() {
    return base.isPresent() && !keys.isEmpty();
  }

  /**
   * What a hub is told.
   *
   * @param address where it delivers to
   * @param secret what it signs with
   */
  record Callback(URI address, String secret) {}

  /** The callback for a topic of a feed; asked for only if {@link #isOn}. */
  Callback of(String feed, String topic) {
    byte[] key = keys.get(0);
    String token = token(key, feed, nonce(key, feed, topic));
    return new Callback(
        URI.create(base.orElseThrow() + PATH + feed + "/" + token), secret(key, feed, token));
  }

  /** Whether the token is the one that was made for this topic. */
  boolean isFor(String feed, String token, String topic) {
    boolean found = false;
    for (byte[] key : keys) {
      found |= same(token(key, feed, nonce(key, feed, topic)), token);
    }
    return found;
  }

  /** What a delivery to this token must be signed with; empty if the token is none of ours. */
  Optional<byte[]> secret(String feed, String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    Optional<byte[]> secret = Optional.empty();
    if (bytes.length == 2 * HALF) {
      byte[] nonce = Arrays.copyOf(bytes, HALF);
      for (byte[] key : keys) {
        if (same(token(key, feed, nonce), token)) {
          secret = Optional.of(secret(key, feed, token).getBytes(StandardCharsets.US_ASCII));
        }
      }
    }
    return secret;
  }

  /** A nonce that stands for the topic, and a code that shows that it is ours. */
  private static String token(byte[] key, String feed, byte[] nonce) {
    byte[] token = Arrays.copyOf(nonce, 2 * HALF);
    byte[] code = hash(key, "token", feed, HexFormat.of().formatHex(nonce));
    System.arraycopy(code, 0, token, HALF, HALF);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  private static byte[] nonce(byte[] key, String feed, String topic) {
    return Arrays.copyOf(hash(key, "topic", feed, topic), HALF);
  }

  /** Below the 200 bytes that a hub has room for (WebSub section 5.1). */
  private static String secret(byte[] key, String feed, String token) {
    return HexFormat.of().formatHex(hash(key, "secret", feed, token));
  }

  private static byte[] hash(byte[] key, String purpose, String feed, String value) {
    String text = purpose + "\0" + feed + "\0" + value;
    return Hmac.of("HmacSHA256", key, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Never the master key itself, which encrypts. */
  private static byte[] derived(String master) {
    byte[] key = Base64.getDecoder().decode(master.strip());
    return Hmac.of("HmacSHA256", key, "dateline websub".getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.UTF_8));
  }

  private static URI base(String url) {
    URI uri = URI.create(url.strip().replaceAll("/+$", ""));
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null || uri.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "dateline.ingest.public-url is no address of http or https: " + url);
    }
    return uri;
  }
}
