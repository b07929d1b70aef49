package dateline.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A hub that does what the standard asks of one (W3C WebSub sections 5 to 7): answers 202, verifies
 * the intent at the callback, denies, delivers with a signature while a lease lasts, ends with it.
 */
final class TestHub implements AutoCloseable {

  /** What it was asked, by parameter, in order. */
  final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();

  /** What callbacks answered to verifications and denials. */
  final List<Integer> answers = new CopyOnWriteArrayList<>();

  /** Set by the test: why nobody may subscribe. */
  volatile Optional<String> denial = Optional.empty();

  /** Set by the test: how it signs. */
  volatile String method = "sha256";

  /** Set by the test: the longest lease that it gives. */
  volatile Duration longestLease = Duration.ofDays(5);

  /** Moved by the test. */
  volatile Instant now = Instant.parse("2026-03-01T10:00:00Z");

  private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();
  private final ExecutorService work = Executors.newSingleThreadExecutor();
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer server;

  TestHub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/hub", this::ask);
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", address("/hub").toString());
          exchange.sendResponseHeaders(307, -1);
          exchange.close();
        });
    server.start();
  }

  /** A subscription that is verified. */
  record Subscriber(URI callback, String topic, String secret, Instant end) {}

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** The verified subscription for a topic whose lease lasts. */
  Optional<Subscriber> subscriber(String topic) {
    return Optional.ofNullable(subscribers.get(topic)).filter(each -> now.isBefore(each.end()));
  }

  /** Delivers to who is subscribed; the status of the answer, empty if nobody is. */
  Optional<Integer> distribute(String topic, String type, String body) {
    return subscriber(topic)
        .map(
            each ->
                deliver(
                    each.callback(), topic, type, body, method + "=" + sign(method, each, body)));
  }

  /** Delivers with any signature. */
  int deliver(URI callback, String topic, String type, String body, String signature) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(callback)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", type)
            .header("Link", "<" + address("/hub") + ">; rel=\"hub\"")
            .header("Link", "<" + topic + ">; rel=\"self\"")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!signature.isEmpty()) {
      request.header("X-Hub-Signature", signature);
    }
    return send(request.build()).statusCode();
  }

  static String sign(String method, Subscriber subscriber, String body) {
    String algorithm = "Hmac" + method.toUpperCase(java.util.Locale.ROOT);
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(subscriber.secret().getBytes(StandardCharsets.UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    work.shutdownNow();
  }

  private void ask(HttpExchange exchange) throws IOException {
    Map<String, String> form = new HashMap<>();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    for (String each : body.split("&")) {
      String[] pair = each.split("=", 2);
      form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    asked.add(form);
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
    work.execute(() -> verify(form));
  }

  private void verify(Map<String, String> form) {
    String topic = form.get("hub.topic");
    if (denial.isPresent()) {
      answers.add(get(form, Map.of("hub.mode", "denied", "hub.reason", denial.get())).statusCode());
      return;
    }
    String mode = form.get("hub.mode");
    String challenge = UUID.randomUUID().toString();
    Duration lease =
        Duration.ofSeconds(
            Math.min(
                Long.parseLong(form.getOrDefault("hub.lease_seconds", "0")),
                longestLease.toSeconds()));
    HttpResponse<String> answer =
        get(
            form,
            Map.of(
                "hub.mode", mode,
                "hub.challenge", challenge,
                "hub.lease_seconds", Long.toString(lease.toSeconds())));
    if (answer.statusCode() / 100 == 2 && answer.body().equals(challenge)) {
      if (mode.equals("subscribe")) {
        URI callback = URI.create(form.get("hub.callback"));
        subscribers.put(
            topic, new Subscriber(callback, topic, form.get("hub.secret"), now.plus(lease)));
      } else {
        subscribers.remove(topic);
      }
    }
    answers.add(answer.statusCode());
  }

  private HttpResponse<String> get(Map<String, String> form, Map<String, String> parameters) {
    StringBuilder address = new StringBuilder(form.get("hub.callback"));
    address.append("?hub.topic=").append(encoded(form.get("hub.topic")));
    parameters.forEach(
        (name, value) -> address.append('&').append(name).append('=').append(encoded(value)));
    return send(
        HttpRequest.newBuilder(URI.create(address.toString()))
            .timeout(Duration.ofSeconds(30))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
