package dateline.enrich.stream;

import dateline.enrich.article.UnreadableItem;
import org.apache.kafka.streams.processor.api.Record;

/** Where records of {@code news.raw} become deliveries, or dead letters. */
interface Records {

  /**
   * Reads a record.
   *
   * @throws UnreadableItem if nothing can be made of it
   */
  Delivery read(Record<byte[], byte[]> record) throws UnreadableItem;

  /** Puts a record that cannot be worked on aside, with its bytes and the reason. */
  void bury(Record<byte[], byte[]> record, UnreadableItem refusal);
}
