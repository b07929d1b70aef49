package dateline.store.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.ContractRecords;
import dateline.Withdrawal;
import dateline.WithdrawalAction;
import dateline.store.Stories;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class BatchTest {

  private static final String TOPIC = "news.withdrawals";
  private static final byte[] HEADER = {0, 0, 0, 0, 1};

  private final RecordDecoder<Withdrawal> decoder =
      new RecordDecoder<>(Withdrawal.class, id -> Withdrawal.getClassSchema());
  private final Recording handler = new Recording();

  @Test
  void partitionLostAfterDecoding_goesOnWithTheOthers() throws IOException {
    Batch<Withdrawal> batch =
        new Batch<>(List.of(record(0, 7), record(1, 3), record(0, 8), record(1, 4)));
    handler.away = true;
    assertThatThrownBy(() -> batch.process(decoder, handler, null))
        .isInstanceOf(OutageException.class);

    batch.keepOnly(new TopicPartition(TOPIC, 0)::equals);
    handler.away = false;
    batch.process(decoder, handler, null);

    assertThat(handler.stored).containsExactly("story-0-7", "story-0-8");
    assertThat(handler.next).isEqualTo(Map.of(0, 9L));
    assertThat(batch.commits()).containsOnlyKeys(new TopicPartition(TOPIC, 0));
  }

  @Test
  void partitionLostBeforeDecoding_isNotRead() throws IOException {
    Batch<Withdrawal> batch = new Batch<>(List.of(record(0, 7), record(1, 3)));
    batch.keepOnly(new TopicPartition(TOPIC, 1)::equals);
    batch.process(decoder, handler, null);
    assertThat(handler.stored).containsExactly("story-1-3");
  }

  @Test
  void splitsByNumberAndByBytes() throws IOException {
    List<ConsumerRecord<byte[], byte[]>> records =
        List.of(record(0, 1), record(0, 2), record(0, 3));
    int size = records.get(0).serializedValueSize();
    assertThat(Batch.<Withdrawal>split(records, 2, 1_000_000))
        .extracting(Batch::size)
        .containsExactly(2, 1);
    assertThat(Batch.<Withdrawal>split(records, 10, size + 1))
        .extracting(Batch::size)
        .containsExactly(1, 1, 1);
  }

  private static ConsumerRecord<byte[], byte[]> record(int partition, long offset)
      throws IOException {
    String name = "story-" + partition + "-" + offset;
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.write(HEADER);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(value, null);
    Withdrawal withdrawal = Stories.withdrawal(name, 1, WithdrawalAction.kill);
    withdrawal.setReason(name);
    new ContractRecords()
        .createDatumWriter(withdrawal, Withdrawal.getClassSchema())
        .write(withdrawal, encoder);
    encoder.flush();
    byte[] key = withdrawal.getUri().getBytes(StandardCharsets.UTF_8);
    byte[] bytes = value.toByteArray();
    return new ConsumerRecord<>(
        TOPIC,
        partition,
        offset,
        0,
        TimestampType.CREATE_TIME,
        key.length,
        bytes.length,
        key,
        bytes,
        new RecordHeaders(),
        Optional.empty());
  }

  /** A handler that can be away. */
  private static final class Recording implements LaneHandler<Withdrawal> {

    private final List<String> stored = new ArrayList<>();
    private Map<Integer, Long> next = Map.of();
    private boolean away;

    @Override
    public String uri(Withdrawal value) {
      return value.getUri();
    }

    @Override
    public Map<Integer, String> store(
        List<Received<Withdrawal>> batch, Map<Integer, Long> offsets) {
      if (away) {
        throw new OutageException("away", null);
      }
      batch.forEach(received -> stored.add(received.value().getReason()));
      next = offsets;
      return Map.of();
    }
  }
}
