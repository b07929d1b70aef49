package dateline.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.enrich.state.ArticleState;
import dateline.enrich.version.History;
import dateline.enrich.version.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

/** A service that is updated reads the state that the one before it has left. */
class StateFormTest {

  @Test
  void stateOfTheFirstVersionIsRead() throws IOException {
    Schema first = schema("ArticleState-1");
    Schema known = first.getField("versions").schema().getElementType();
    GenericRecord version = new GenericData.Record(known);
    version.put("claimed", "2");
    version.put("received", 1_772_625_600_000L);
    version.put("contentHash", "abc");
    version.put("status", "CANCELED");
    version.put("correction", false);
    GenericRecord state = new GenericData.Record(first);
    state.put("sequence", 7L);
    state.put("firstSeen", 1_772_625_600_000L);
    state.put("versions", List.of(version));
    state.put("current", version);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new BinaryMessageEncoder<GenericRecord>(new GenericData(), first).encode(state, bytes);

    ArticleState read = StateCodec.state(bytes.toByteArray());
    History history = StateCodec.history(read);
    assertThat(read.getSequence()).isEqualTo(7);
    assertThat(history.isWithdrawn()).isTrue();
    assertThat(history.current().orElseThrow().status()).isEqualTo(Status.CANCELED);
    assertThat(StateCodec.history(StateCodec.state(StateCodec.bytes(read)))).isEqualTo(history);
  }

  @Test
  void stateOfAnUnknownSchemaIsRefused() {
    assertThatThrownBy(() -> StateCodec.state(new byte[] {(byte) 0xC3, 1, 9, 9, 9, 9, 9, 9, 9, 9}))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Schema schema(String name) throws IOException {
    try (InputStream file = StateForm.class.getResourceAsStream("state/" + name + ".avsc")) {
      return new Schema.Parser().parse(file);
    }
  }
}
