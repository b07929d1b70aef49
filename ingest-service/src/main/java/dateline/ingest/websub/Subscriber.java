package dateline.ingest.websub;

import dateline.ingest.fetch.FetchKind;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.Fetcher;
import dateline.ingest.fetch.Fetching;
import dateline.ingest.source.IngestConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Asks hubs (WebSub section 5.1). What a hub decides comes to the callback later: its answer to the
 * request only says that it listens.
 */
@Singleton
public final class Subscriber {

  private static final int LONGEST_REASON = 300;

  private final Fetching fetching;
  private final Callbacks callbacks;
  private final IngestConfig.WebSub config;

  @Inject
  Subscriber(Fetcher fetching, Callbacks callbacks, IngestConfig config) {
    this(fetching, callbacks, config.websub());
  }

  Subscriber(Fetching fetching, Callbacks callbacks, IngestConfig.WebSub config) {
    this.fetching = fetching;
    this.callbacks = callbacks;
    this.config = config;
  }

  /** Whether subscribing is possible at all. */
  public boolean isOn() {
    return callbacks.isOn();
  }

  /** Asks for a topic; ends with why the hub did not take the request, empty if it did. */
  public CompletableFuture<Optional<String>> subscribe(String feed, URI hub, URI topic) {
    Callbacks.Callback callback = callbacks.of(feed, topic.toString());
    Map<String, String> form = form("subscribe", topic, callback);
    form.put("hub.secret", callback.secret());
    form.put("hub.lease_seconds", Long.toString(config.lease().toSeconds()));
    return ask(hub, form);
  }

  /** Asks for no more of a topic. */
  public CompletableFuture<Optional<String>> unsubscribe(String feed, URI hub, URI topic) {
    return ask(hub, form("unsubscribe", topic, callbacks.of(feed, topic.toString())));
  }

  private CompletableFuture<Optional<String>> ask(URI hub, Map<String, String> form) {
    if (!config.insecureHubs() && !"https".equalsIgnoreCase(hub.getScheme())) {
      return CompletableFuture.completedFuture(Optional.of("The hub is not reached over https."));
    }
    String body =
        form.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    FetchRequest request =
        FetchRequest.post(
            hub,
            FetchKind.HUB,
            new FetchRequest.Body(
                "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.US_ASCII)));
    return fetching.fetch(request).thenApply(Subscriber::refusal);
  }

  /** 202 is the answer (section 5.2); hubs of before answer 204 once they have verified. */
  private static Optional<String> refusal(FetchResult result) {
    if (result instanceof FetchResult.Fetched) {
      return Optional.empty();
    }
    if (result instanceof FetchResult.Failed failed) {
      String status = failed.status().isPresent() ? " (" + failed.status().getAsInt() + ")" : "";
      return Optional.of(cut(failed.message() + status));
    }
    return Optional.of("The hub is gone.");
  }

  private static Map<String, String> form(String mode, URI topic, Callbacks.Callback callback) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("hub.mode", mode);
    form.put("hub.topic", topic.toString());
    form.put("hub.callback", callback.address().toString());
    return form;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
  }
}
