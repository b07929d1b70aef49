package dateline.ingest.feeds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.KeyHash;
import dateline.ingest.source.FeedSecrets;
import dateline.ingest.source.FeedSettings.Key;
import dateline.ingest.source.Sealed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** What a feed proves itself with: keys, of which hashes are kept, and secrets that sign pushes. */
@Path("/v1/feeds")
@Produces(MediaType.APPLICATION_JSON)
@ForOperators
public class AccessResource {

  private static final int MOST_KEYS = 20;
  private static final int MOST_SECRETS = 5;
  private static final int KEY_BYTES = 32;

  /** So many digits of a hash name a key. */
  private static final int SHORTEST_NAME = 8;

  private static final Duration OVERLAP = Duration.ofHours(24);

  private final FeedBook book;
  private final FeedSecrets secrets;
  private final SecureRandom random = new SecureRandom();

  AccessResource(FeedBook book, FeedSecrets secrets) {
    this.book = book;
    this.secrets = secrets;
  }

  /** Makes a key; this answer is the only one that shows it. */
  @POST
  @Path("{id}/keys")
  @Operation(hidden = true)
  public Response addKey(@RestPath String id, byte[] body) {
    AccessRequest wish = AccessRequest.key(FeedJson.readOrEmpty(body), book.now());
    String text = "dk_" + random();
    Key key = new Key(KeyHash.of(text), book.now(), wish.expires(), wish.label());
    book.change(
        id,
        Precondition.NONE,
        feed -> {
          List<Key> keys = new ArrayList<>(feed.push().keys());
          keys.removeIf(each -> !each.isValid(book.now()));
          keys.add(key);
          if (keys.size() > MOST_KEYS) {
            throw FeedProblems.conflict("Too many keys", "A feed has at most " + MOST_KEYS + ".");
          }
          return feed.push(feed.push().keys(keys));
        });
    ObjectNode shown = FeedJson.of(key);
    shown.put("key", text);
    return once(shown);
  }

  /** Revokes a key, named by the first digits of its hash. */
  @DELETE
  @Path("{id}/keys/{key}")
  @Operation(hidden = true)
  public void removeKey(@RestPath String id, @RestPath String key) {
    String name = key.toLowerCase(Locale.ROOT);
    if (name.length() < SHORTEST_NAME) {
      throw FeedProblems.malformed("At least " + SHORTEST_NAME + " digits of the key's SHA-256.");
    }
    book.change(
        id,
        Precondition.NONE,
        feed -> {
          List<Key> keys = new ArrayList<>(feed.push().keys());
          List<Key> named = keys.stream().filter(k -> k.hash().hex().startsWith(name)).toList();
          if (named.size() != 1) {
            throw named.isEmpty()
                ? FeedProblems.absent("The feed has no such key.")
                : FeedProblems.conflict("Ambiguous", "More than one key begins with this.");
          }
          keys.removeAll(named);
          return feed.push(feed.push().keys(keys));
        });
  }

  /**
   * Sets the secret that pushes are signed with; the one before works until {@code
   * previousExpires}.
   */
  @POST
  @Path("{id}/secrets")
  @Operation(hidden = true)
  public Response setSecret(@RestPath String id, byte[] body) {
    Instant now = book.now();
    AccessRequest wish = AccessRequest.secret(FeedJson.readOrEmpty(body), now);
    book.requireMasterKey();
    byte[] key = wish.secret().orElseGet(this::randomBytes);
    Sealed sealed = secrets.sealSigningKey(id, key, now);
    Instant end = wish.expires().orElse(now.plus(OVERLAP));
    book.change(
        id,
        Precondition.NONE,
        feed -> {
          List<Sealed> all = new ArrayList<>(List.of(sealed));
          for (Sealed old : feed.push().signingSecrets()) {
            Sealed ending =
                old.expires().isPresent() && old.expires().get().isBefore(end)
                    ? old
                    : old.until(end);
            if (ending.isValid(now) && all.size() < MOST_SECRETS) {
              all.add(ending);
            }
          }
          return feed.push(feed.push().signingSecrets(all));
        });
    ObjectNode shown = FeedJson.of(FeedSecrets.SIGNING, sealed);
    if (wish.secret().isEmpty()) {
      shown.put("secret", AccessRequest.PREFIX + Base64.getEncoder().encodeToString(key));
    }
    return once(shown);
  }

  /** From here on, no signature is right. */
  @DELETE
  @Path("{id}/secrets")
  @Operation(hidden = true)
  public void removeSecrets(@RestPath String id) {
    book.change(id, Precondition.NONE, feed -> feed.push(feed.push().signingSecrets(List.of())));
  }

  private static Response once(ObjectNode shown) {
    return Response.status(Status.CREATED)
        .header("Cache-Control", "no-store")
        .entity(shown)
        .build();
  }

  private String random() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes());
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }
}
