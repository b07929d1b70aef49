package dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class ContractRecordsTest {

  private final ContractRecords records = new ContractRecords();

  @Test
  void schemaHasOneReader() {
    Schema writer = new Schema.Parser().parse(Topics.RAW.schema().toString());
    assertThat(records.createDatumReader(writer)).isSameAs(records.createDatumReader(writer));
    assertThat(records.createDatumReader(writer))
        .isNotSameAs(records.createDatumReader(Topics.LATEST.schema()));
  }

  @Test
  void recordOutsideOfTheContractHasNone() {
    Schema foreign = SchemaBuilder.record("java.lang.Runtime").fields().endRecord();
    assertThatThrownBy(() -> records.createDatumReader(foreign))
        .isInstanceOf(AvroRuntimeException.class)
        .hasMessageContaining("java.lang.Runtime");
  }
}
