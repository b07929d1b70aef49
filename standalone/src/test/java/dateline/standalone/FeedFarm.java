package dateline.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Many RSS feeds on one server, each with its newest twenty items and an ETag, and a log of who
 * asked for which.
 */
final class FeedFarm implements AutoCloseable {

  private static final int WINDOW = 20;
  private static final int NOT_MODIFIED = 304;

  /** Somebody asked for a feed. */
  record Visit(int feed, String userAgent, long nanos) {}

  private final AtomicIntegerArray items;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newFixedThreadPool(16);
  private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();

  FeedFarm(int feeds, int itemsOfEach) throws IOException {
    items = new AtomicIntegerArray(feeds);
    for (int i = 0; i < feeds; i++) {
      items.set(i, itemsOfEach);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    server.createContext("/", this::answer);
    server.setExecutor(workers);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url(int feed) {
    return "http://127.0.0.1:" + port() + "/" + feed + ".rss";
  }

  /** One more item. */
  void publish(int feed) {
    items.incrementAndGet(feed);
  }

  /** How many items a feed has had. */
  int items(int feed) {
    return items.get(feed);
  }

  static String guid(int feed, int item) {
    return "farm-" + feed + "-" + item;
  }

  /** Who asked for what since the last call. */
  List<Visit> visits() {
    List<Visit> taken = new ArrayList<>();
    for (Visit visit = visits.poll(); visit != null; visit = visits.poll()) {
      taken.add(visit);
    }
    return taken;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      int feed = Integer.parseInt(path.substring(1, path.indexOf('.')));
      visits.add(
          new Visit(feed, exchange.getRequestHeaders().getFirst("User-Agent"), System.nanoTime()));
      int count = items.get(feed);
      String etag = "\"" + count + "\"";
      exchange.getResponseHeaders().set("ETag", etag);
      if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(NOT_MODIFIED, -1);
        return;
      }
      byte[] body = rss(feed, count).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String rss(int feed, int count) {
    StringBuilder rss =
        new StringBuilder("<rss version=\"2.0\"><channel><title>Parish ")
            .append(feed)
            .append("</title><link>https://parish.example/</link>");
    for (int item = count; item > Math.max(0, count - WINDOW); item--) {
      rss.append("<item><guid isPermaLink=\"false\">")
          .append(guid(feed, item))
          .append("</guid><title>Bell ")
          .append(item)
          .append(" of parish ")
          .append(feed)
          .append(" rings</title><description>It was heard ")
          .append(item * 7 % 31)
          .append(" miles away.</description></item>");
    }
    return rss.append("</channel></rss>").toString();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
