package dateline.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Everything that the services say over HTTP and in their logs. The paths are those that each
 * service's OpenAPI document names, so that a new one is read, too; a path with a parameter that
 * nothing here can fill in is a failure.
 */
final class Exits {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The feed that the articles come from. */
  private static final String FEED = "leak";

  private static final String ANYTHING = "*/*";
  private static final String NINJS = "application/ninjs+json";
  private static final int SILENCE_MS = 2_000;
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);
  private static final Duration LONGEST_STREAM = Duration.ofSeconds(20);

  /** Without the upgrade to HTTP/2, behind which a long body was seen to stop for good. */
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Map<String, String> read = new LinkedHashMap<>();
  private final Services services;
  private final List<String> uris;
  private final Set<String> words;
  private final String key;

  private Exits(Services services, List<String> uris, Set<String> words, String key) {
    this.services = services;
    this.uris = uris;
    this.words = words;
    this.key = key;
  }

  /**
   * Reads all of it, for these articles and by these words.
   *
   * @param key an operator's key
   * @return what was read, by exit
   */
  static Map<String, String> read(
      Services services, List<String> uris, Set<String> words, String key) throws IOException {
    Exits exits = new Exits(services, uris, words, key);
    for (Service service : Service.values()) {
      exits.service(service);
    }
    return exits.read;
  }

  /** The words that stand in an exit, each with the exit's name. */
  static Set<String> hits(Map<String, String> exits, Set<String> words) {
    Set<String> hits = new TreeSet<>();
    exits.forEach(
        (name, content) -> {
          String lower = content.toLowerCase(Locale.ROOT);
          words.stream()
              .filter(word -> lower.contains(word.toLowerCase(Locale.ROOT)))
              .forEach(word -> hits.add(word + " in " + name));
        });
    return hits;
  }

  private void service(Service service) throws IOException {
    URI base = services.url(service);
    read.put(service.label() + " log", Files.readString(services.process(service).log()));
    for (String path : List.of("/q/metrics", "/q/health")) {
      get(base, path);
    }
    HttpResponse<String> description = get(base, "/openapi?format=json");
    if (description.statusCode() != 200) {
      description = get(base, "/q/openapi?format=json");
    }
    if (description.statusCode() == 200) {
      for (Map.Entry<String, JsonNode> path : fields(JSON.readTree(description.body()), "paths")) {
        if (path.getValue().has("get")) {
          path(base, path.getKey(), path.getValue());
        }
      }
    }
  }

  private void path(URI base, String path, JsonNode description) throws IOException {
    Set<String> parameters =
        StreamSupport.stream(description.path("get").path("parameters").spliterator(), false)
            .map(parameter -> parameter.path("name").asText())
            .collect(Collectors.toCollection(TreeSet::new));
    if (path.contains("{")) {
      for (String uri : uris) {
        String filled =
            path.replace("{uri}", uri)
                .replace("{id}", FEED)
                .replace("{feed}", FEED)
                .replace("{token}", "none");
        if (filled.contains("{")) {
          throw new IOException("no value for a parameter of " + path);
        }
        get(base, filled);
        send(base, filled, key, NINJS);
      }
    } else if (description.path("get").toString().contains("text/event-stream")) {
      stream(base, path);
    } else {
      pages(base, path, parameters);
      if (parameters.contains("q")) {
        for (String word : words) {
          get(base, path + "?q=" + word);
        }
      }
    }
  }

  private void pages(URI base, String path, Set<String> parameters) throws IOException {
    String first = path + (parameters.contains("limit") ? "?limit=100" : "");
    String cursor = parameters.contains("cursor") ? "cursor" : "since";
    List<String> seen = new ArrayList<>();
    String next = first;
    while (seen.size() < 1_000) {
      String body = get(base, next).body();
      String place = body.startsWith("{") ? JSON.readTree(body).path("next").asText() : "";
      if (place.isEmpty() || seen.contains(place)) {
        return;
      }
      seen.add(place);
      next = first + "&" + cursor + "=" + URLEncoder.encode(place, StandardCharsets.UTF_8);
    }
    throw new IOException(first + " has no end");
  }

  /**
   * All events, from the second change of the log. A client that reads too slowly is cut off and
   * goes on behind the last event that it got, as browsers do.
   */
  private void stream(URI base, String path) throws IOException {
    String place = JSON.readTree(get(base, "/v1/changes?limit=1").body()).path("next").asText();
    StringBuilder events = new StringBuilder();
    long deadline = System.nanoTime() + LONGEST_STREAM.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<String> cutOff = stream(base.resolve(path), place, events, deadline);
      if (cutOff.isEmpty()) {
        read.put(base + path, events.toString());
        return;
      }
      place = cutOff.get();
    }
    throw new IOException(path + " was never silent");
  }

  /**
   * Reads on; the place of the last event where the stream was cut off, empty where it fell silent.
   */
  private static Optional<String> stream(
      URI address, String from, StringBuilder events, long deadline) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setRequestProperty("Accept", "text/event-stream");
    connection.setRequestProperty("Last-Event-ID", from);
    connection.setReadTimeout(SILENCE_MS);
    String last = from;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && System.nanoTime() < deadline) {
        events.append(line).append('\n');
        last = line.startsWith("id:") ? line.substring(3).strip() : last;
        line = lines.readLine();
      }
      return Optional.of(last);
    } catch (SocketTimeoutException silent) {
      return Optional.empty();
    } catch (IOException e) {
      if (last.equals(from)) {
        throw e;
      }
      return Optional.of(last);
    }
  }

  /** With the operator's key and without; the answer is the operator's. */
  private HttpResponse<String> get(URI base, String path) throws IOException {
    send(base, path, "", ANYTHING);
    return send(base, path, key, ANYTHING);
  }

  private HttpResponse<String> send(URI base, String path, String withKey, String accept)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(LONGEST_ANSWER).header("Accept", accept);
    if (!withKey.isEmpty()) {
      request.header("X-API-Key", withKey);
    }
    try {
      HttpResponse<String> answer =
          http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
              .get(LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
      if (answer.statusCode() >= 500) {
        throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
      }
      read.put(
          base
              + path
              + (withKey.isEmpty() ? "" : " as operator")
              + (accept.equals(NINJS) ? " as ninjs" : ""),
          answer.headers().map() + answer.body());
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(path + ": " + e, e);
    }
  }

  private static List<Map.Entry<String, JsonNode>> fields(JsonNode json, String member) {
    return List.copyOf(json.path(member).properties());
  }
}
