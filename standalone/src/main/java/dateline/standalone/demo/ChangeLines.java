package dateline.standalone.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** Prints a line for each change that store-service announces on its event stream. */
public final class ChangeLines implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;
  private final Stream<String> events;

  private ChangeLines(PrintStream out, Stream<String> events) {
    this.out = out;
    this.events = events;
  }

  /**
   * Listens to the store at this base URL until closed. What happens from the return on is heard.
   *
   * @throws IOException if the store does not answer
   */
  public static ChangeLines listen(URI store, PrintStream out)
      throws IOException, InterruptedException {
    HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    HttpRequest request =
        HttpRequest.newBuilder(store.resolve("/v1/events"))
            .header("Accept", "text/event-stream")
            .build();
    ChangeLines lines =
        new ChangeLines(out, http.send(request, HttpResponse.BodyHandlers.ofLines()).body());
    Thread thread = new Thread(lines::print, "changes");
    thread.setDaemon(true);
    thread.start();
    return lines;
  }

  @Override
  public void close() {
    events.close();
  }

  private void print() {
    try {
      events.filter(line -> line.startsWith("data:")).forEach(this::line);
    } catch (RuntimeException e) {
      // The stream ends with the store, or because we hang up: there is nothing more to print.
      out.flush();
    }
  }

  /** Withdrawn articles have none; then the reason. */
  private static String headline(JsonNode change) {
    String headline = change.path("headline").asText();
    return headline.isBlank() ? change.path("reason").asText() : headline;
  }

  private void line(String line) {
    try {
      JsonNode change = JSON.readTree(line.substring("data:".length()));
      out.printf(
          Locale.ROOT,
          "       %-10s    %-10s %s%n",
          change.path("feed").asText(),
          change.path("kind").asText(),
          headline(change));
    } catch (JsonProcessingException e) {
      out.println("       not JSON on the event stream: " + line);
    }
  }
}
