package dateline;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Puts the contract in place: creates the topics on a broker and registers the schemas with a
 * registry. Running it again changes nothing, so that every start may do it.
 *
 * <p>In production this is one deliberate step before the services start, the command {@link
 * #main}; the services then only look schemas up. In development and tests they call {@link
 * #ensure} themselves.
 */
public final class Contract {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String REGISTRY_JSON = "application/vnd.schemaregistry.v1+json";
  private static final int CONFLICT = 409;
  private static final ObjectMapper JSON = new ObjectMapper();

  private Contract() {}

  /** The command line; see {@code ContractCommand} in the source, or the README. */
  public static void main(String[] args) throws InterruptedException {
    System.exit(new ContractCommand(System.getenv(), System.out, System.err).run(List.of(args)));
  }

  /**
   * Creates the topics, with the broker's default numbers of partitions and replicas, and registers
   * the schemas.
   *
   * @param bootstrapServers Kafka's addresses
   * @param registryUrl the registry's base URL, such as {@code http://127.0.0.1:8081}
   * @throws IOException if broker or registry do not answer or refuse
   */
  public static void ensure(String bootstrapServers, String registryUrl)
      throws IOException, InterruptedException {
    ensure(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), registryUrl);
  }

  /**
   * As {@link #ensure(String, String)}, on a broker that needs more than an address.
   *
   * @param kafka settings of the Kafka client: {@code bootstrap.servers}, and what SASL or TLS need
   */
  public static void ensure(Map<String, ?> kafka, String registryUrl)
      throws IOException, InterruptedException {
    ensureTopics(kafka, 0, Optional.empty());
    registerSchemas(registryUrl);
  }

  /**
   * Creates the topics that are missing and leaves those that exist as they are.
   *
   * @param kafka settings of the Kafka client: {@code bootstrap.servers}, and what SASL or TLS need
   * @param partitions number of partitions of a new topic; 0 for the broker's default. The same for
   *     all topics, so that the records of one article meet in one task of the stream
   * @param replicas number of replicas; empty for the broker's default
   * @throws IOException if the broker does not answer or refuses
   * @throws org.apache.kafka.common.KafkaException if a setting is impossible
   */
  public static void ensureTopics(Map<String, ?> kafka, int partitions, Optional<Short> replicas)
      throws IOException, InterruptedException {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
    try (Admin admin = Admin.create(settings)) {
      // Asked first: a create for a topic that exists is an error to Kafka, and rights to create
      // may be missing.
      var present = admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      int count = present.contains(Topics.RAW.topic()) ? partitionsOfRaw(admin) : partitions;
      List<NewTopic> missing = new ArrayList<>();
      for (Topics topic : Topics.all()) {
        if (!present.contains(topic.topic())) {
          missing.add(newTopic(topic, count, replicas));
        }
      }
      for (var created : admin.createTopics(missing).values().entrySet()) {
        awaitCreated(created.getKey(), created.getValue());
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(
          "Kafka at "
              + kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)
              + " does not answer: "
              + e.getMessage(),
          e);
    }
  }

  /**
   * Registers the value schema of every topic under {@code TOPIC-value} with compatibility
   * FULL_TRANSITIVE.
   *
   * @throws IOException if the registry does not answer, or refuses a schema as incompatible
   */
  public static void registerSchemas(String registryUrl) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    for (Topics topic : Topics.all()) {
      String subject = topic.subject();
      send(
          http,
          registryUrl,
          "POST",
          "/subjects/" + subject + "/versions",
          Map.of("schemaType", "AVRO", "schema", topic.schema().toString()));
      send(
          http,
          registryUrl,
          "PUT",
          "/config/" + subject,
          Map.of("compatibility", "FULL_TRANSITIVE"));
    }
  }

  /**
   * Configuration of Apicurio's Avro (de)serialiser for the Confluent wire format: a zero byte, the
   * schema's id in four bytes, Avro binary. Clients in every language read it through the
   * registry's Confluent API. The serialiser never registers a schema by itself.
   *
   * @param registryUrl the registry's base URL
   */
  public static Map<String, Object> serdeConfig(String registryUrl) {
    Map<String, Object> config = new HashMap<>();
    config.put("apicurio.registry.url", registryUrl + "/apis/registry/v3");
    config.put("apicurio.registry.auto-register", "false");
    // The whole schema, nested records included, is what we registered and so what is looked up.
    config.put("apicurio.registry.dereference-schema", "true");
    config.put("apicurio.registry.find-latest", "false");
    config.put("apicurio.registry.id-handler", "io.apicurio.registry.serde.Default4ByteIdHandler");
    config.put("apicurio.registry.use-id", "contentId");
    config.put("apicurio.registry.headers.enabled", "false");
    config.put(
        "apicurio.registry.artifact-resolver-strategy",
        "io.apicurio.registry.serde.strategy.TopicIdStrategy");
    // A schema that was found once never changes, so a registry that goes away later is not missed.
    config.put("apicurio.registry.check-period-ms", Long.toString(Integer.MAX_VALUE * 1000L));
    config.put("apicurio.registry.fault-tolerant-refresh", "true");
    config.put("apicurio.registry.avro-datum-provider", ContractRecords.class);
    return config;
  }

  /** A topic that a newer version adds must meet the older ones' records in the same task. */
  private static int partitionsOfRaw(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    return admin
        .describeTopics(List.of(Topics.RAW.topic()))
        .allTopicNames()
        .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .get(Topics.RAW.topic())
        .partitions()
        .size();
  }

  private static NewTopic newTopic(Topics topic, int partitions, Optional<Short> replicas) {
    Map<String, String> config = new HashMap<>(topic.config());
    config.put("max.message.bytes", Integer.toString(Topics.MAX_RECORD_BYTES + 64 * 1024));
    if (topic.compression().equals("gzip")) {
      // Whoever writes: one producer serves several topics, and clients elsewhere read this one.
      config.put("compression.type", "gzip");
    }
    return new NewTopic(
            topic.topic(), partitions > 0 ? Optional.of(partitions) : Optional.empty(), replicas)
        .configs(config);
  }

  private static void awaitCreated(String topic, KafkaFuture<Void> created)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      created.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      // Another service came first between the question and the request.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new ExecutionException("topic " + topic, e.getCause());
      }
    }
  }

  private static void send(
      HttpClient http, String registryUrl, String method, String path, Map<String, String> body)
      throws IOException, InterruptedException {
    URI address = URI.create(registryUrl + "/apis/ccompat/v7" + path);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", REGISTRY_JSON)
            .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() == CONFLICT && method.equals("PUT")) {
      // Another service set the same rule for the first time at the same moment.
      response = http.send(request, HttpResponse.BodyHandlers.ofString());
    }
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          method + " " + address + ": " + response.statusCode() + " " + response.body());
    }
  }
}
