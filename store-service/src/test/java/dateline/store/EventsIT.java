package dateline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.localstack.Backends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The event stream: live, resumed, shared by many. */
@QuarkusTest
@QuarkusTestResource(Stack.class)
class EventsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static Wire wire;

  @TestHTTPResource("/v1/events")
  URL address;

  @BeforeAll
  static void connect() throws Exception {
    wire = new Wire(Backends.choose().kafka(), Backends.choose().registry());
  }

  @AfterAll
  static void disconnect() {
    wire.close();
  }

  @Test
  void resumedClientMissesNothingAndSeesNothingTwice() throws Exception {
    List<Event> first;
    try (Client client = new Client(address, null)) {
      client.awaitOpen();
      wire.send(Stories.created("live0"));
      client.awaitEvents("live", 1);
      first = client.events("live");
    }
    assertThat(first.get(0).type).isEqualTo("Created");
    assertThat(first.get(0).data).contains("Ferry live0 returns", "\"sequence\":1");

    for (int i = 1; i <= 50; i++) {
      wire.send(Stories.created("live" + i));
    }
    String half;
    List<Event> seen = new ArrayList<>(first);
    try (Client client = new Client(address, first.get(0).id)) {
      client.awaitEvents("live", 20);
      List<Event> part = client.events("live").subList(0, 20);
      seen.addAll(part);
      half = part.get(19).id;
    }
    try (Client client = new Client(address, half)) {
      for (int i = 51; i <= 80; i++) {
        wire.send(Stories.created("live" + i));
      }
      client.awaitEvents("live", 60);
      seen.addAll(client.events("live"));
    }
    assertThat(seen).extracting(event -> event.uri()).doesNotHaveDuplicates();
    assertThat(seen)
        .extracting(event -> event.uri())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(0, 80).mapToObj(i -> Stories.uri("live" + i)).toList());
  }

  @Test
  void manyClientsSeeTheSame() throws Exception {
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      clients.add(new Client(address, null));
    }
    for (Client client : clients) {
      client.awaitOpen();
    }
    for (int i = 0; i < 10; i++) {
      wire.send(Stories.created("shared" + i));
    }
    for (Client client : clients) {
      client.awaitEvents("shared", 10);
      assertThat(client.events("shared")).extracting(Event::uri).doesNotHaveDuplicates();
      client.close();
    }
  }

  private record Event(String id, String type, String data) {
    String uri() {
      return data.replaceAll(".*\"uri\":\"([^\"]+)\".*", "$1");
    }
  }

  /** A client that keeps what it receives. */
  private static final class Client implements AutoCloseable {

    private final Socket socket;
    private final List<Event> received = new CopyOnWriteArrayList<>();
    private volatile boolean open;

    Client(URL address, String lastEventId) throws IOException {
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
      await().atMost(PATIENCE).until(() -> open);
    }

    List<Event> events(String prefix) {
      return received.stream().filter(event -> event.data.contains("Ferry " + prefix)).toList();
    }

    void awaitEvents(String prefix, int number) {
      await().atMost(PATIENCE).until(() -> events(prefix).size() >= number);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
