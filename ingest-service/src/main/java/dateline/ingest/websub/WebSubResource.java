package dateline.ingest.websub;

import dateline.ingest.intake.IntakeResult;
import dateline.ingest.receive.Reception;
import dateline.ingest.receive.Refusals;
import dateline.ingest.signature.HubSignature;
import dateline.ingest.signature.HubSignature.Method;
import dateline.ingest.source.Feed;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.Feeds;
import dateline.ingest.source.IngestConfig;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** What hubs call: {@code /v1/websub/FEED/TOKEN}. Any copy of the service answers. */
@Path("/v1/websub/{feed}/{token}")
public final class WebSubResource {

  private static final List<String> WORTH_KEEPING =
      List.of("content-type", "content-language", "last-modified", "etag", "link");

  /** A paused feed's hub is told to come back; it gives up by its own rules. */
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final Feeds feeds;
  private final Callbacks callbacks;
  private final Verification verification;
  private final Deliveries deliveries;
  private final Reception reception;
  private final WebSubMetrics metrics;
  private final Method weakest;

  WebSubResource(
      Feeds feeds,
      Callbacks callbacks,
      Verification verification,
      Deliveries deliveries,
      Reception reception,
      WebSubMetrics metrics,
      IngestConfig config) {
    this.feeds = feeds;
    this.callbacks = callbacks;
    this.verification = verification;
    this.deliveries = deliveries;
    this.reception = reception;
    this.metrics = metrics;
    this.weakest = config.websub().sha1() ? Method.SHA1 : Method.SHA256;
  }

  /** A hub verifies what it was asked for, or denies it (WebSub sections 5.2 and 5.3). */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples.
  public Response verify(@RestPath String feed, @RestPath String token, RoutingContext routing) {
    Verification.Answer answer =
        verification.answer(
            feed, token, name -> Optional.ofNullable(routing.queryParams().get(name)));
    metrics.verification(answer.outcome());
    Response.ResponseBuilder response = Response.status(answer.status());
    // What is echoed must be nothing else to anybody.
    answer
        .challenge()
        .ifPresent(
            text ->
                response
                    .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                    .header("X-Content-Type-Options", "nosniff")
                    .entity(text));
    return response.build();
  }

  /** A hub distributes (section 7): 202 means that Kafka has it, or had it before. */
  @POST
  @Operation(hidden = true)
  public Uni<Response> distribute(
      @RestPath String feed, @RestPath String token, HttpHeaders headers, RoutingContext routing) {
    return reception.answer(
        Uni.createFrom().deferred(() -> take(feed, token, headers, routing)),
        routing.request(),
        status -> {});
  }

  private Uni<Response> take(String id, String token, HttpHeaders headers, RoutingContext routing) {
    byte[] secret = callbacks.secret(id, token).orElseThrow(() -> unknown());
    Optional<Feed> known = feeds.byId(id);
    if (known
        .flatMap(feed -> feed.settings().poll())
        .filter(FeedSettings.Polling::websub)
        .isEmpty()) {
      // Tells the hub to end the subscription (section 7).
      throw problem(Status.GONE, "No longer subscribed", "Nobody wants this topic any more.");
    }
    Feed feed = known.get();
    if (feed.settings().paused()) {
      throw counted(feed, "paused", Refusals.unavailable("The feed is paused.", PAUSE));
    }
    HubSignature signature = signature(feed, headers);
    Reception.Manner manner =
        new Reception.Manner(
            Reception.isGzip(headers),
            Deliveries.expansion(),
            body -> prove(feed, signature, body, secret));
    Map<String, String> trace = reception.trace();
    return reception
        .receive(
            routing, headers, manner, body -> deliveries.take(sent(feed, body, headers, trace)))
        .map(result -> answer(feed, result));
  }

  private void prove(Feed feed, HubSignature signature, byte[] body, byte[] secret) {
    if (!signature.matches(body, secret)) {
      throw counted(feed, "forged", unsigned("X-Hub-Signature does not match."));
    }
    // Only now: who can't sign must not use up the rate of the feed.
    feed.rate()
        .flatMap(rate -> rate.admit())
        .ifPresent(
            wait -> {
              throw counted(feed, "too-fast", Refusals.tooFast(wait));
            });
  }

  private Response answer(Feed feed, Optional<IntakeResult> result) {
    if (result.isPresent() && !(result.get() instanceof IntakeResult.Taken)) {
      // The hub comes again.
      throw counted(feed, "later", Refusals.of(result.get()));
    }
    metrics.delivery(feed.id(), result.isPresent() ? "taken" : "repeated");
    return Response.accepted().build();
  }

  private HubSignature signature(Feed feed, HttpHeaders headers) {
    Optional<String> header = Optional.ofNullable(headers.getHeaderString("X-Hub-Signature"));
    if (header.isEmpty()) {
      throw counted(feed, "unsigned", unsigned("X-Hub-Signature is missing."));
    }
    HubSignature signature =
        header
            .flatMap(HubSignature::of)
            .orElseThrow(
                () -> counted(feed, "malformed", unsigned("X-Hub-Signature is malformed.")));
    if (signature.method().compareTo(weakest) < 0) {
      throw counted(feed, "weak", unsigned("X-Hub-Signature needs sha256 or better."));
    }
    return signature;
  }

  private static Deliveries.Sent sent(
      Feed feed, byte[] body, HttpHeaders headers, Map<String, String> trace) {
    Map<String, String> kept = new TreeMap<>();
    for (String name : WORTH_KEEPING) {
      Optional.ofNullable(headers.getHeaderString(name)).ifPresent(value -> kept.put(name, value));
    }
    Optional<MediaType> type = mediaType(headers);
    return new Deliveries.Sent(
        feed,
        body,
        type.map(each -> each.getType() + "/" + each.getSubtype()),
        type.map(each -> each.getParameters().get("charset")),
        kept,
        trace);
  }

  /** A wrong one is as good as none: what is in the body is looked at. */
  private static Optional<MediaType> mediaType(HttpHeaders headers) {
    try {
      return Optional.ofNullable(headers.getMediaType());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private HttpProblem counted(Feed feed, String outcome, HttpProblem problem) {
    metrics.delivery(feed.id(), outcome);
    return problem;
  }

  private static HttpProblem unknown() {
    return problem(Status.NOT_FOUND, "Unknown callback", "There is no such subscription.");
  }

  /**
   * A hub would have to be told 2xx to stop it from trying again (section 8.1 allows either); 401
   * tells an honest one that its secret is wrong, and one that forges nothing new.
   */
  private static HttpProblem unsigned(String detail) {
    return problem(Status.UNAUTHORIZED, "Signature not accepted", detail);
  }

  private static HttpProblem problem(Status status, String title, String detail) {
    return HttpProblem.builder().withStatus(status).withTitle(title).withDetail(detail).build();
  }
}
