package dateline.enrich.stream;

import com.fasterxml.uuid.Generators;
import dateline.DeadLetter;
import dateline.DeadLetterHeader;
import dateline.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Makes dead letters of records that could not be processed, with everything needed to send them
 * again.
 */
final class DeadLetters {

  /** Room for everything beside the original's value. */
  private static final int MOST = Topics.MAX_RECORD_BYTES - 512 * 1024;

  private static final int LONGEST_MESSAGE = 2_000;

  private DeadLetters() {}

  /**
   * The dead letter. A value that is too large to travel in another record stays where it is, and
   * the message says so; only who writes past our limits to {@code news.raw} can cause that.
   */
  static DeadLetter of(
      Record<byte[], byte[]> original,
      Optional<RecordMetadata> where,
      String reason,
      String message,
      Throwable cause) {
    List<DeadLetterHeader> headers = new ArrayList<>();
    for (Header header : original.headers()) {
      headers.add(new DeadLetterHeader(header.key(), buffer(header.value())));
    }
    boolean fits = original.value() == null || original.value().length <= MOST;
    String brief = message.substring(0, Math.min(LONGEST_MESSAGE, message.length()));
    return DeadLetter.newBuilder()
        .setId(Generators.timeBasedEpochGenerator().generate().toString())
        .setStage("enrich")
        .setReason(reason)
        .setMessage(
            fits
                ? brief
                : brief + "; its " + original.value().length + " bytes are only on the topic")
        .setException(cause == null ? null : cause.getClass().getName())
        .setAt(Instant.now())
        .setTopic(where.map(RecordMetadata::topic).orElse(null))
        .setPartition(where.map(RecordMetadata::partition).orElse(null))
        .setOffset(where.map(RecordMetadata::offset).orElse(null))
        .setKey(buffer(original.key()))
        .setValue(fits ? buffer(original.value()) : null)
        .setHeaders(headers)
        .build();
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }
}
