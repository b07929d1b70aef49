package dateline.ingest.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.Contract;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class RegistryOutageTest {

  @Test
  void aNetworkThatFailsIsOneHoweverDeepItIsTold() {
    assertThat(RegistryOutage.is(new RuntimeException(new ConnectException("refused")))).isTrue();
    assertThat(RegistryOutage.is(new IllegalStateException(new TimeoutException()))).isTrue();
  }

  @Test
  void aRegistryThatIsNotThereIsOne() {
    try (var deserializer = new AvroKafkaDeserializer<SpecificRecord>()) {
      deserializer.configure(Contract.serdeConfig("http://127.0.0.1:1/apis/registry/v3"), false);
      assertThatThrownBy(() -> deserializer.deserialize("t", new byte[] {0, 0, 0, 0, 9, 1}))
          .satisfies(thrown -> assertThat(RegistryOutage.is(thrown)).isTrue());
    }
  }

  @Test
  void aRecordThatCannotBeReadIsNone() {
    assertThat(RegistryOutage.is(new AvroRuntimeException("no such branch"))).isFalse();
    assertThat(RegistryOutage.is(new UncheckedIOException(new EOFException()))).isFalse();
    assertThat(RegistryOutage.is(new StackOverflowError())).isFalse();
  }
}
