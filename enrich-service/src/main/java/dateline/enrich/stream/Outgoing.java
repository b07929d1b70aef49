package dateline.enrich.stream;

import dateline.Topics;
import dateline.enrich.article.UnreadableItem;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;

/** A record on its way to a topic, in bytes: nothing that is wrong with it can show any more. */
record Outgoing(Topics topic, Record<byte[], byte[]> record) {

  /** Makes them, with the headers of what caused them. */
  record Maker(Codec codec, Tracing tracing) {

    /**
     * A record.
     *
     * @throws UnreadableItem {@code too-large} if the broker would refuse it
     */
    Outgoing of(Topics topic, SpecificRecord value, Record<byte[], byte[]> origin, Instant now)
        throws UnreadableItem {
      Outgoing outgoing = of(topic, value, codec.encode(topic, value), origin, now);
      int size = outgoing.record().value().length;
      if (size > Topics.MAX_RECORD_BYTES) {
        throw new UnreadableItem(
            "too-large", size + " bytes are too many for " + topic.topic(), null);
      }
      return outgoing;
    }

    /** A record whose bytes are there already. */
    Outgoing of(
        Topics topic,
        SpecificRecord value,
        byte[] bytes,
        Record<byte[], byte[]> origin,
        Instant now) {
      Headers headers = EventHeaders.of(topic, value, origin.headers(), now);
      tracing.inject(headers);
      return new Outgoing(topic, new Record<>(origin.key(), bytes, now.toEpochMilli(), headers));
    }
  }
}
