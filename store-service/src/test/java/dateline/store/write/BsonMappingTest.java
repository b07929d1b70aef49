package dateline.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BsonMappingTest {

  @Test
  void floatsAreStoredAsTheyAreWritten() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      float score = random.nextInt(10_001) / 10_000f;
      float any = Float.intBitsToFloat(random.nextInt());
      assertThat(BsonMapping.shortest(score)).isEqualTo(Double.parseDouble("" + score));
      if (Float.isFinite(any)) {
        assertThat(BsonMapping.shortest(any)).isEqualTo(Double.parseDouble("" + any));
      }
    }
    assertThat(BsonMapping.shortest(0.9f)).isEqualTo(0.9);
    assertThat(BsonMapping.shortest(-0.25f)).isEqualTo(-0.25);
    assertThat(BsonMapping.shortest(Float.NaN)).isNaN();
  }
}
