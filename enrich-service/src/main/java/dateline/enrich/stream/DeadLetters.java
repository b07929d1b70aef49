package dateline.enrich.stream;

import com.fasterxml.uuid.Generators;
import dateline.DeadLetter;
import dateline.DeadLetterHeader;
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

  private DeadLetters() {}

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
    return DeadLetter.newBuilder()
        .setId(Generators.timeBasedEpochGenerator().generate().toString())
        .setStage("enrich")
        .setReason(reason)
        .setMessage(message)
        .setException(cause == null ? null : cause.getClass().getName())
        .setAt(Instant.now())
        .setTopic(where.map(RecordMetadata::topic).orElse(null))
        .setPartition(where.map(RecordMetadata::partition).orElse(null))
        .setOffset(where.map(RecordMetadata::offset).orElse(null))
        .setKey(buffer(original.key()))
        .setValue(buffer(original.value()))
        .setHeaders(headers)
        .build();
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }
}
