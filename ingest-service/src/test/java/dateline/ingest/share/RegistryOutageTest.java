package dateline.ingest.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.apache.avro.AvroRuntimeException;
import org.junit.jupiter.api.Test;

class RegistryOutageTest {

  @Test
  void aNetworkThatFailsIsOneHoweverDeepItIsTold() {
    assertThat(RegistryOutage.is(new RuntimeException(new ConnectException("refused")))).isTrue();
    assertThat(RegistryOutage.is(new IllegalStateException(new TimeoutException()))).isTrue();
  }

  @Test
  void aRecordThatCannotBeReadIsNone() {
    assertThat(RegistryOutage.is(new AvroRuntimeException("no such branch"))).isFalse();
    assertThat(RegistryOutage.is(new UncheckedIOException(new EOFException()))).isFalse();
    assertThat(RegistryOutage.is(new StackOverflowError())).isFalse();
  }
}
