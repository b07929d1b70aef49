package dateline.store.consume;

import dateline.Contract;
import dateline.Topics;
import dateline.WithdrawalReceipt;
import dateline.store.StoreConfig;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Puts receipts into {@code news.receipts}, from where the receipts lane stores them like those
 * that consumers write there by themselves. Returns when Kafka has the receipt on all replicas.
 */
@ApplicationScoped
public class ReceiptPublisher {

  private static final int MOST_BYTES = 1024 * 1024;

  private final KafkaProducer<byte[], byte[]> producer;
  private final AvroKafkaSerializer<WithdrawalReceipt> serializer = new AvroKafkaSerializer<>();
  private final Duration patience;

  /** Takes the connection from the configuration {@code kafka.*}. */
  public ReceiptPublisher(
      StoreConfig config,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "dateline.registry.url") String registryUrl) {
    this.patience = config.withdrawals().patience();
    this.producer = ProducerSettings.producer(kafka, Topics.RECEIPTS, patience, MOST_BYTES);
    serializer.configure(Contract.serdeConfig(registryUrl), false);
  }

  /**
   * Sends one receipt and waits for Kafka.
   *
   * @throws OutageException if Kafka or the registry does not take it in time; it may be sent again
   */
  public void publish(WithdrawalReceipt receipt) {
    try {
      ProducerRecord<byte[], byte[]> out =
          new ProducerRecord<>(
              Topics.RECEIPTS.topic(),
              receipt.getUri().getBytes(StandardCharsets.UTF_8),
              bytes(receipt));
      header(out, "ce_id", receipt.getId());
      header(out, "ce_type", WithdrawalReceipt.class.getName());
      header(out, "ce_source", "dateline/store");
      header(out, "ce_time", receipt.getReceived().toString());
      producer.send(out).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutageException("interrupted", e);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new OutageException("the topic takes nothing: " + e, e);
    } catch (RuntimeException e) {
      // Apicurio's: the schema of the receipt could not be looked up.
      throw new OutageException("the schema registry does not answer: " + e, e);
    }
  }

  void end(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
    producer.close(Duration.ofSeconds(2));
    serializer.close();
  }

  // One at a time: the serialiser was not made for more.
  private synchronized byte[] bytes(WithdrawalReceipt receipt) {
    return serializer.serialize(Topics.RECEIPTS.topic(), receipt);
  }

  private static void header(ProducerRecord<byte[], byte[]> out, String name, String value) {
    out.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
