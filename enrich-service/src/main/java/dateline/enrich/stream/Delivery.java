package dateline.enrich.stream;

import dateline.RawArticle;
import dateline.enrich.article.Draft;
import dateline.enrich.state.HeldDelivery;
import dateline.enrich.version.Status;
import dateline.enrich.version.VersionOrder;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A record of {@code news.raw} that could be read.
 *
 * @param record the record
 * @param raw what it holds
 * @param draft what is known of it before its version is decided on
 */
record Delivery(Record<byte[], byte[]> record, RawArticle raw, Draft draft) {

  /**
   * Whether it would bring text into the open. A kill or a hold does not, and waits for nothing.
   */
  boolean bringsText() {
    return draft.version().status() == Status.USABLE;
  }

  /** The one of two with the same version key that has the last word. */
  static Delivery later(Delivery left, Delivery right) {
    return VersionOrder.latestWord(left.draft().version(), right.draft().version()) > 0
        ? left
        : right;
  }

  /** What to keep of it until it may go out. */
  HeldDelivery toHold() {
    return HeldDelivery.newBuilder()
        .setKey(ByteBuffer.wrap(record.key()))
        .setValue(ByteBuffer.wrap(record.value()))
        .setTraceparent(Tracing.traceparent(record.headers()).orElse(null))
        .build();
  }

  /** The record that was held. */
  static Record<byte[], byte[]> held(HeldDelivery delivery, Instant now) {
    Headers headers = new RecordHeaders();
    Optional.ofNullable(delivery.getTraceparent()).ifPresent(t -> Tracing.set(headers, t));
    return new Record<>(
        bytes(delivery.getKey()), bytes(delivery.getValue()), now.toEpochMilli(), headers);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
