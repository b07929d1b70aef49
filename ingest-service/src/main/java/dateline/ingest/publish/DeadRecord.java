package dateline.ingest.publish;

import dateline.DeadLetter;
import dateline.Topics;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Payload;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A broken entry in the shape of a dead letter. */
final class DeadRecord {

  /** Room for the record's other fields below the log's limit. */
  private static final int MAX_VALUE = Topics.MAX_RECORD_BYTES - 256 * 1024;

  private static final int MAX_MESSAGE = 8 * 1024;

  private DeadRecord() {}

  static DeadLetter of(Delivery delivery, String id, Entry.Broken broken) {
    byte[] content = broken.payload().content();
    String message =
        broken.faults().stream().map(DeadRecord::line).collect(Collectors.joining("; "));
    if (message.length() > MAX_MESSAGE) {
      message = message.substring(0, MAX_MESSAGE) + "…";
    }
    boolean cut = content.length > MAX_VALUE;
    return DeadLetter.newBuilder()
        .setId(id)
        .setStage("ingest")
        .setReason(Delivery.BROKEN)
        .setMessage(cut ? message + " (cut from " + content.length + " bytes)" : message)
        .setAt(delivery.received())
        .setValue(ByteBuffer.wrap(cut ? Arrays.copyOf(content, MAX_VALUE) : content))
        .setHeaders(List.of())
        .setMediaType(mediaType(broken.payload()))
        .setFeed(delivery.feed().id())
        .build();
  }

  /** A dead letter has no other place for the encoding; UTF-8 goes without saying. */
  private static String mediaType(Payload payload) {
    return payload
        .charset()
        .filter(charset -> !charset.equals("UTF-8"))
        .map(charset -> payload.mediaType() + ";charset=" + charset)
        .orElse(payload.mediaType());
  }

  private static String line(Fault fault) {
    return fault.pointer().isEmpty() ? fault.message() : fault.pointer() + " " + fault.message();
  }
}
