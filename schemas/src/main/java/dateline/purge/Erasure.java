package dateline.purge;

import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The rule by which one topic's records lose the text of the purged articles. */
interface Erasure {

  /**
   * Decides on a record. A record that has nothing to lose stays, so that a second purge finds
   * nothing to do.
   *
   * @throws IOException if it can't be told what the record holds
   */
  Fate of(ConsumerRecord<byte[], byte[]> record) throws IOException;
}
