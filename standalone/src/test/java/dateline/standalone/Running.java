package dateline.standalone;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dateline.KeyHash;
import dateline.standalone.demo.Feed;
import dateline.standalone.demo.PushClient;
import dateline.standalone.demo.StoreClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** The packaged pipeline that all integration tests of this JVM share, and clients to all of it. */
final class Running {

  /** A feed of each kind that the tests need; each test class has its own, so that none meet. */
  static final List<Feed> FEEDS =
      List.of(
          feed("wire", "Europe/London", "en-GB"),
          feed("paper", "Asia/Kolkata", "en-IN"),
          feed("bote", "Europe/Vienna", "de-AT"),
          feed("seed", "Asia/Kolkata", "en-IN"),
          feed("crowd", "Europe/London", "en-GB"),
          feed("foreign", "Europe/Paris", "fr-FR"),
          feed("histories", "Europe/London", "en-GB"),
          feed("leak", "Europe/London", "en-GB"),
          feed("compaction", "Europe/London", "en-GB"));

  /** Key of an operator, who may manage feeds. */
  static final String OPERATOR = "key-of-the-operator";

  /** Sites of tests are on this machine, and need no manners. */
  private static final Map<String, String> INGEST =
      Map.of(
          "dateline.ingest.operators.tests.key-sha256",
          KeyHash.of(OPERATOR).hex(),
          "dateline.ingest.fetch.allow",
          "127.0.0.0/8",
          "dateline.ingest.fetch.host-delay",
          "0s",
          "dateline.ingest.fetch.page-delay",
          "0s",
          // New feeds are spread over it before they are polled first.
          "dateline.ingest.refresh.min",
          "1s");

  private static final Running INSTANCE = new Running();

  private final Pipeline pipeline;
  private final PushClient push;
  private final StoreClient store;
  private final MongoClient mongo;

  private Running() {
    pipeline =
        Pipeline.temporary(
            folder(),
            FEEDS,
            new ServiceOptions(Map.of(), Map.of(Service.INGEST, INGEST), Map.of()));
    push = new PushClient(pipeline.services().url(Service.INGEST));
    store = new StoreClient(pipeline.services().url(Service.STORE));
    mongo = MongoClients.create(pipeline.backends().mongo());
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  static Running pipeline() {
    return INSTANCE;
  }

  Services services() {
    return pipeline.services();
  }

  String kafka() {
    return pipeline.backends().kafka();
  }

  String registry() {
    return pipeline.backends().registry();
  }

  PushClient push() {
    return push;
  }

  StoreClient store() {
    return store;
  }

  MongoDatabase database() {
    return mongo.getDatabase("dateline");
  }

  Optional<Document> article(String uri) {
    return Optional.ofNullable(
        database().getCollection("articles").find(new Document("_id", uri)).first());
  }

  List<Document> versions(String uri) {
    return database()
        .getCollection("versions")
        .find(new Document("uri", uri))
        .into(new java.util.ArrayList<>());
  }

  static Feed feed(String id) {
    return FEEDS.stream().filter(feed -> feed.id().equals(id)).findFirst().orElseThrow();
  }

  private static Feed feed(String id, String zone, String language) {
    return new Feed(id, id + "-provider", "The " + id, zone, language, "key-of-" + id);
  }

  /** A new one for each run, because the state in it belongs to the broker of that run. */
  private static Path folder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "pipeline-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void close() {
    mongo.close();
    pipeline.close();
  }
}
