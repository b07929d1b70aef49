package dateline.ingest.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A web server that does what a script says, byte for byte, and so can break every rule. */
public final class FeedServer implements AutoCloseable {

  /** What a server does with a request. */
  @FunctionalInterface
  public interface Script {
    void play(Request request, Wire wire) throws Exception;
  }

  /** A request as it came. */
  public record Request(
      String method, String path, Map<String, String> headers, String body, long nanos) {
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
  }

  /** The connection, for the answer. */
  public record Wire(Socket socket, OutputStream out) {

    /** What a slow server does: nothing, for so many milliseconds. */
    public void keepSilent(long millis) throws InterruptedException {
      TimeUnit.MILLISECONDS.sleep(millis);
    }

    public Wire send(String text) throws IOException {
      return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Wire send(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
      return this;
    }

    /** Ends with a reset instead of a close. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  private final ServerSocket listener;
  private final Thread acceptor;
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  public FeedServer() {
    try {
      listener = new ServerSocket(0, 500, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    acceptor = start("accept", this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  public URI at(String path) {
    return at("127.0.0.1", path);
  }

  public URI at(String host, String path) {
    return URI.create("http://" + host + ":" + port() + path);
  }

  public FeedServer on(String path, Script script) {
    scripts.put(path, script);
    return this;
  }

  /** Answers with a status, header lines and a body with its length. */
  public FeedServer on(String path, int status, List<String> headers, byte[] body) {
    return on(path, (request, wire) -> wire.send(head(status, headers, body.length)).send(body));
  }

  public FeedServer on(String path, int status, String body, String... headers) {
    return on(path, status, List.of(headers), body.getBytes(StandardCharsets.UTF_8));
  }

  public static String head(int status, List<String> headers, int length) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
    headers.forEach(line -> head.append(line).append("\r\n"));
    return head + "Content-Length: " + length + "\r\n\r\n";
  }

  public List<Request> requests() {
    return requests;
  }

  public List<Request> requests(String path) {
    return requests.stream().filter(r -> r.path().equals(path)).toList();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        sockets.add(socket);
        start("serve", () -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      String[] first = line(in).split(" ");
      Map<String, String> headers = new TreeMap<>();
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        int colon = line.indexOf(':');
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
      int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
      String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
      Request request = new Request(first[0], first[1], headers, body, System.nanoTime());
      requests.add(request);
      Script script =
          scripts.getOrDefault(request.path(), (r, wire) -> wire.send(head(404, List.of(), 0)));
      script.play(request, new Wire(socket, socket.getOutputStream()));
    } catch (Exception e) {
      // The client has gone: what the test looks at is what the client makes of it.
    } finally {
      sockets.remove(socket);
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("closed");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  private static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, "feed-server-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public void close() {
    try {
      listener.close();
      acceptor.join(5_000);
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
