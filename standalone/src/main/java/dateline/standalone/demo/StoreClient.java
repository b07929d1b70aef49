package dateline.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads store-service's REST API. */
public final class StoreClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final URI store;

  /** Reads from the store-service at this base URL. */
  public StoreClient(URI store) {
    this.store = store;
  }

  /** An answer: its status and its JSON. */
  public record Answer(int status, JsonNode json) {}

  /**
   * Gets a path with its query.
   *
   * @throws IOException if there is no answer, or it is no JSON
   */
  public Answer get(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(store.resolve(path))
            .timeout(Duration.ofSeconds(10))
            .header("Accept", "application/json, application/problem+json")
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), JSON.readTree(response.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** One article by its URI. */
  public Answer article(String uri) throws IOException {
    return get("/v1/articles/" + URLEncoder.encode(uri, StandardCharsets.UTF_8));
  }

  /** All articles that a query finds, over all pages. */
  public List<JsonNode> articles(String query) throws IOException {
    return all(
        "/v1/articles?limit=100" + (query.isEmpty() ? "" : "&" + query), "articles", "cursor");
  }

  /** All changes from the beginning. */
  public List<JsonNode> changes() throws IOException {
    return all("/v1/changes?limit=100", "changes", "since");
  }

  private List<JsonNode> all(String path, String member, String cursor) throws IOException {
    List<JsonNode> found = new ArrayList<>();
    String next = path;
    while (true) {
      Answer answer = get(next);
      if (answer.status() != 200) {
        throw new IOException("GET " + next + ": " + answer.status() + " " + answer.json());
      }
      int before = found.size();
      answer.json().path(member).forEach(found::add);
      String after = answer.json().path("next").asText();
      if (after.isEmpty() || found.size() == before) {
        return found;
      }
      next = path + "&" + cursor + "=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
    }
  }
}
