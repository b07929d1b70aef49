package dateline.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A newspaper's site: an RSS feed with an ETag, and pages. */
final class Paper implements AutoCloseable {

  private static final int NOT_MODIFIED = 304;
  private static final int NOT_FOUND = 404;

  private final HttpServer server;
  private final Map<String, String> documents = new ConcurrentHashMap<>();
  private final AtomicInteger visits = new AtomicInteger();

  Paper() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.createContext("/", this::answer);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** The feed at {@code /feed}. */
  void feed(String... items) {
    documents.put(
        "/feed",
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">"
            + "<channel><title>The Gazette</title><link>"
            + url("/")
            + "</link>"
            + String.join("", items)
            + "</channel></rss>");
  }

  void page(String path, String html) {
    documents.put(path, html);
  }

  /** How often the feed was asked for. */
  int visits() {
    return visits.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String document = documents.get(path);
      if (document == null) {
        exchange.sendResponseHeaders(NOT_FOUND, -1);
        return;
      }
      boolean feed = path.equals("/feed");
      if (feed) {
        visits.incrementAndGet();
        String etag = "\"" + document.hashCode() + "\"";
        exchange.getResponseHeaders().set("ETag", etag);
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
          exchange.sendResponseHeaders(NOT_MODIFIED, -1);
          return;
        }
      }
      byte[] body = document.getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .set("Content-Type", (feed ? "application/rss+xml" : "text/html") + "; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
