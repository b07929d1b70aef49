package dateline.localstack;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;

/** One act of an ordinary client of each part. */
final class Clients {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Clients() {}

  static void createTopic(Backends backends, String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", backends.kafka()))) {
      admin
          .createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  static void produce(Backends backends, String topic, String value) throws Exception {
    Map<String, Object> config = Map.of("bootstrap.servers", backends.kafka(), "acks", "all");
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, value)).get(20, TimeUnit.SECONDS);
    }
  }

  static List<String> consume(Backends backends, String topic, int count) {
    Map<String, Object> config = Map.of("bootstrap.servers", backends.kafka());
    List<String> values = new ArrayList<>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (values.size() < count && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  static void register(Backends backends, String subject, String schema) throws Exception {
    String body = "{\"schema\":\"" + schema.replace("\"", "\\\"") + "\"}";
    send(
        request(backends, "/subjects/" + subject + "/versions")
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  static String subjects(Backends backends) throws Exception {
    return send(request(backends, "/subjects"));
  }

  static void upsert(Backends backends, String id, int version) {
    try (MongoClient client = MongoClients.create(backends.mongo())) {
      articles(client)
          .updateOne(
              Filters.eq(id), Updates.set("version", version), new UpdateOptions().upsert(true));
    }
  }

  static int version(Backends backends, String id) {
    try (MongoClient client = MongoClients.create(backends.mongo())) {
      return articles(client).find(Filters.eq(id)).first().getInteger("version");
    }
  }

  private static MongoCollection<Document> articles(MongoClient client) {
    return client.getDatabase("it").getCollection("articles");
  }

  private static HttpRequest.Builder request(Backends backends, String path) {
    return HttpRequest.newBuilder(URI.create(backends.registry() + "/apis/ccompat/v7" + path))
        .timeout(Duration.ofSeconds(3));
  }

  private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(response.statusCode() + ": " + response.body());
    }
    return response.body();
  }
}
