package dateline.store.access;

import dateline.KeyHash;
import dateline.store.StoreConfig;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells callers apart by their keys: {@code X-API-Key} or {@code Authorization: Bearer}. Articles,
 * changes and the list of withdrawals need none, because whoever has a copy must be able to learn
 * that it has to go. Who has honoured what is for operators, and for each consumer its own part. A
 * key that nobody has is refused everywhere, so that a wrong one is noticed. As long as no operator
 * is configured, what is for operators is refused to everybody.
 */
@ApplicationScoped
public class Access {

  private static final String BEARER = "bearer ";

  private final Map<String, Consumer> consumers = new TreeMap<>();
  private final List<Key> keys = new ArrayList<>();
  private final boolean operated;

  private record Key(KeyHash hash, Caller holder) {}

  /**
   * Knows whom the configuration names.
   *
   * @throws IllegalArgumentException if a hash is none
   */
  public Access(StoreConfig config) {
    config
        .operators()
        .forEach((id, operator) -> add(id, operator.keySha256(), new Caller.Operator(id)));
    config
        .consumers()
        .forEach(
            (id, it) -> {
              Consumer consumer = new Consumer(id, it.name().orElse(id), it.expected(), it.since());
              consumers.put(id, consumer);
              it.keySha256().ifPresent(hex -> add(id, hex, new Caller.Known(consumer)));
            });
    operated = !config.operators().isEmpty();
  }

  void start(@Observes StartupEvent event) {
    // Makes the bean, so that a hash that is none ends the start and not the first request.
  }

  /** All known consumers, by their ids. */
  public List<Consumer> consumers() {
    return List.copyOf(consumers.values());
  }

  /**
   * Who is asking.
   *
   * @throws HttpProblem 401 for a key that nobody has
   */
  public Caller caller(HttpHeaders headers) {
    return key(headers).map(this::holder).orElseGet(Caller.Anyone::new);
  }

  /**
   * Who is asking, if anybody known.
   *
   * @throws HttpProblem 401 without a key, or for a key that nobody has
   */
  public Caller requireKey(HttpHeaders headers) {
    return key(headers).map(this::holder).orElseThrow(Access::unauthorized);
  }

  /**
   * Lets only operators pass.
   *
   * @throws HttpProblem 401 without a key, 403 for the key of anybody else, or if there is no
   *     operator at all
   */
  public void requireOperator(HttpHeaders headers) {
    if (!operated) {
      throw forbidden("No operator is configured: dateline.store.operators.ID.key-sha256.");
    }
    if (!(requireKey(headers) instanceof Caller.Operator)) {
      throw forbidden("The key is not an operator's.");
    }
  }

  /**
   * The consumer who is asking.
   *
   * @throws HttpProblem 401 without a key, 403 for the key of anybody else
   */
  public Consumer requireConsumer(HttpHeaders headers) {
    if (requireKey(headers) instanceof Caller.Known known) {
      return known.consumer();
    }
    throw forbidden("The key is not a consumer's.");
  }

  private Caller holder(KeyHash presented) {
    return keys.stream()
        .filter(key -> key.hash.matches(presented))
        .map(Key::holder)
        .findFirst()
        .orElseThrow(Access::unauthorized);
  }

  private void add(String id, String hex, Caller holder) {
    try {
      keys.add(new Key(KeyHash.fromHex(hex), holder));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          id + ": key-sha256 is not the 64 digits that `printf %s KEY | sha256sum` prints", e);
    }
  }

  private static Optional<KeyHash> key(HttpHeaders headers) {
    return Optional.ofNullable(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip())
        .or(() -> Optional.ofNullable(headers.getHeaderString("X-API-Key")))
        .map(KeyHash::of);
  }

  private static HttpProblem unauthorized() {
    return HttpProblem.builder()
        .withTitle("No valid key")
        .withStatus(Status.UNAUTHORIZED)
        .withDetail("Send a key that is known here as X-API-Key or Authorization: Bearer.")
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  private static HttpProblem forbidden(String why) {
    return HttpProblem.builder()
        .withTitle("Not allowed")
        .withStatus(Status.FORBIDDEN)
        .withDetail(why)
        .build();
  }
}
