package dateline.ingest.publish;

import dateline.RawArticle;
import dateline.Topics;
import dateline.WirePartition;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The records that a delivery's items become: which topic, key, headers and partition. */
public final class OutgoingRecords {

  private OutgoingRecords() {}

  /** A sound item for the lane it belongs on, a broken one for the dead letters. */
  public static ProducerRecord<String, SpecificRecord> of(
      Delivery delivery, Delivery.Outgoing item) {
    if (item.entry() instanceof Entry.Sound sound) {
      var raw = RawRecord.of(delivery, item.id(), sound.item());
      Topics lane = sound.item().isPressing() ? Topics.URGENT : Topics.RAW;
      return record(lane, raw.getUri(), raw, headers(delivery, item, "dateline.raw-article"));
    }
    var dead = DeadRecord.of(delivery, item.id(), (Entry.Broken) item.entry());
    return record(Topics.DEAD_LETTERS, null, dead, headers(delivery, item, "dateline.dead-letter"));
  }

  private static ProducerRecord<String, SpecificRecord> record(
      Topics topic, String key, SpecificRecord value, List<Header> headers) {
    return new ProducerRecord<>(topic.topic(), null, key, value, headers);
  }

  /** CloudEvents, Kafka binding 1.0.2, binary mode; W3C trace context. */
  private static List<Header> headers(Delivery delivery, Delivery.Outgoing item, String type) {
    Map<String, String> all = new HashMap<>(delivery.headers());
    all.put("ce_specversion", "1.0");
    all.put("ce_id", item.id());
    all.put("ce_type", type);
    all.put("ce_source", "/feeds/" + delivery.feed().id());
    all.put("ce_time", delivery.received().toString());
    List<Header> headers = new ArrayList<>(all.size());
    all.forEach((k, v) -> headers.add(new RecordHeader(k, v.getBytes(StandardCharsets.UTF_8))));
    return headers;
  }

  /** What stands for an item that the log does not take with all its parts. */
  public static Entry tooLarge(Entry.Sound item) {
    String message =
        "with all its parts over the log's limit of " + Topics.MAX_RECORD_BYTES + " bytes";
    return new Entry.Broken(item.item().payload(), List.of(new Fault("", message)));
  }

  /**
   * Text wires to their provider's partition.
   *
   * @param partitions how many a topic has; the producer knows it from its cache
   */
  public static ProducerRecord<String, SpecificRecord> placed(
      ProducerRecord<String, SpecificRecord> record, ToIntFunction<String> partitions) {
    if (!(record.value() instanceof RawArticle raw) || !WirePartition.isFor(raw)) {
      return record;
    }
    int count = partitions.applyAsInt(record.topic());
    int partition = WirePartition.of(raw.getProvider(), count);
    return new ProducerRecord<>(
        record.topic(), partition, record.key(), record.value(), record.headers());
  }
}
