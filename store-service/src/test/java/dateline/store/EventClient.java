package dateline.store;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of the event stream that keeps what it receives. */
final class EventClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** One event. */
  record Event(String id, String type, String data) {
    String uri() {
      return data.replaceAll(".*\"uri\":\"([^\"]+)\".*", "$1");
    }
  }

  private final Socket socket;
  private final List<Event> received = new CopyOnWriteArrayList<>();
  private volatile boolean open;

  EventClient(URL address, String lastEventId) throws IOException {
    socket = new Socket(address.getHost(), address.getPort());
    // HTTP/1.0: no chunks to take apart.
    String request =
        "GET %s HTTP/1.0\r\nHost: localhost\r\nAccept: text/event-stream\r\n%s\r\n"
            .formatted(
                address.getPath(),
                lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n");
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    Thread reader = new Thread(this::read, "sse-client");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      String id = null;
      String type = null;
      String data = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        open |= line.startsWith(":") || line.startsWith("retry:");
        if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("event:")) {
          type = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
          data = line.substring(5).strip();
        } else if (line.isEmpty() && data != null) {
          received.add(new Event(id, type, data));
          data = null;
        }
      }
    } catch (IOException e) {
      open = false;
    }
  }

  void awaitOpen() {
    awaitOpen(PATIENCE);
  }

  void awaitOpen(Duration limit) {
    await().atMost(limit).until(() -> open);
  }

  List<Event> events(String prefix) {
    return received.stream().filter(event -> event.data().contains("Ferry " + prefix)).toList();
  }

  void awaitEvents(String prefix, int number) {
    await().atMost(PATIENCE).until(() -> events(prefix).size() >= number);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
