package dateline.enrich.stream;

import dateline.RawArticle;
import dateline.enrich.article.Draft;
import dateline.enrich.state.HeldDelivery;
import dateline.enrich.version.Status;
import dateline.enrich.version.VersionOrder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
 * @param held since when it is held; empty where it is not
 */
record Delivery(
    Record<byte[], byte[]> record, RawArticle raw, Draft draft, Optional<Instant> held) {

  Delivery(Record<byte[], byte[]> record, RawArticle raw, Draft draft) {
    this(record, raw, draft, Optional.empty());
  }

  /** The delivery, known to be held since then. */
  Delivery since(Instant then) {
    return new Delivery(record, raw, draft, Optional.ofNullable(then));
  }

  /** Since when it is held, if it is held from now on. */
  Instant heldSince(Instant now) {
    return held.orElse(now);
  }

  /** URI of the article. */
  String uri() {
    return raw.getUri();
  }

  /** The delivery as one of another article: a kill by number, once it is known whose number. */
  Delivery of(String uri) {
    return new Delivery(
        underKey(record, uri), RawArticle.newBuilder(raw).setUri(uri).build(), draft);
  }

  /** The record with another article's key, for what follows from it. */
  static Record<byte[], byte[]> underKey(Record<byte[], byte[]> record, String uri) {
    return record.withKey(uri.getBytes(StandardCharsets.UTF_8));
  }

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
  HeldDelivery toHold(Instant now) {
    return HeldDelivery.newBuilder()
        .setSince(now)
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
