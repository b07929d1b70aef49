package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Topics;
import dateline.localstack.Backends;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Both ends of the service: pushes over HTTP, and reads what arrived from Kafka. */
public final class Wire {

  private final String base;
  private final HttpClient http = HttpClient.newHttpClient();

  Wire(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  /** A push to feed {@code wire} with its key; headers in pairs of name and value. */
  HttpResponse<String> push(byte[] body, String... headers) {
    List<String> all = new ArrayList<>(List.of("X-API-Key", "wire-key"));
    all.addAll(List.of(headers));
    return send("wire", BodyPublishers.ofByteArray(body), all.toArray(new String[0]));
  }

  HttpResponse<String> push(String body, String... headers) {
    return push(body.getBytes(StandardCharsets.UTF_8), headers);
  }

  HttpResponse<String> send(String feed, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/v1/feeds/" + feed + "/items"))
            .timeout(Duration.ofSeconds(30))
            .POST(body);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(10)));
  }

  /** An operator's request to {@code /v1/feeds}. */
  HttpResponse<String> operate(String method, String path, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(base + "/v1/feeds" + path))
            .timeout(Duration.ofSeconds(30))
            .headers("X-API-Key", "desk-key", "Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Any POST. */
  HttpResponse<String> post(URI address, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All that a topic of the chosen broker holds by now. */
  static <T extends SpecificRecord> List<ConsumerRecord<String, T>> read(
      Topics topic, Class<T> type) {
    return read(Backends.choose().kafka(), topic, type);
  }

  /** All that a topic of this broker holds by now, in Confluent's wire format. */
  public static <T extends SpecificRecord> List<ConsumerRecord<String, T>> read(
      String kafka, Topics topic, Class<T> type) {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", kafka);
    Deserializer<T> values = (name, bytes) -> type.cast(decoded(bytes, topic.schema()));
    List<ConsumerRecord<String, T>> records = new ArrayList<>();
    try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), values)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topic()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  /** A value; null for a tombstone, and for what was never one of the contract. */
  private static Object decoded(byte[] bytes, Schema schema) {
    if (bytes == null || bytes.length <= 5) {
      return null;
    }
    assertThat(bytes[0]).as("magic byte").isZero();
    // The loader of this test, for under Quarkus the thread's is another one.
    SpecificData data = new SpecificData(Wire.class.getClassLoader());
    data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    try {
      return new SpecificDatumReader<>(schema, schema, data)
          .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A record's headers as text. */
  public static Map<String, String> headers(ConsumerRecord<?, ?> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    return headers;
  }
}
