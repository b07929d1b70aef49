package dateline.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PositionsTest {

  @Test
  void positionBeforeTheRange_isThatOfTheFirstCopy() {
    Positions positions = new Positions(List.of(0L, 10L));
    positions.next(10, true);
    positions.next(11, true);
    assertThat(positions.copiesBefore(0)).isZero();
    assertThat(positions.copiesBefore(10)).isZero();
  }

  @Test
  void positionOnAControlRecord_isThatOfTheNextRecord() {
    Positions positions = new Positions(List.of(12L));
    positions.next(10, true);
    positions.next(11, true);
    // 12 is the marker of the transaction that ends there.
    positions.next(13, true);
    assertThat(positions.copiesBefore(12)).isEqualTo(2);
  }

  @Test
  void positionOnADroppedRecord_isThatOfTheNextThatIsKept() {
    Positions positions = new Positions(List.of(11L, 12L));
    positions.next(10, true);
    positions.next(11, false);
    positions.next(12, true);
    assertThat(positions.copiesBefore(11)).isEqualTo(1);
    assertThat(positions.copiesBefore(12)).isEqualTo(1);
    assertThat(positions.copies()).isEqualTo(2);
  }

  @Test
  void positionAtTheEnd_isPastAllCopies() {
    Positions positions = new Positions(List.of(12L, 20L));
    positions.next(10, true);
    positions.next(11, true);
    assertThat(positions.copiesBefore(12)).isEqualTo(2);
    assertThat(positions.copiesBefore(20)).isEqualTo(2);
  }

  @Test
  void anyHistory_everyReaderGoesOnAtItsFirstUnreadRecordThatIsKept() {
    Random random = new Random(4);
    for (int history = 0; history < 2_000; history++) {
      TreeSet<Long> kept = new TreeSet<>();
      List<Long> readers = random.longs(5, 0, 60).boxed().toList();
      Positions positions = new Positions(readers);
      for (long offset = 5; offset < 50; offset++) {
        if (random.nextInt(3) > 0) {
          boolean stays = random.nextInt(4) > 0;
          positions.next(offset, stays);
          if (stays) {
            kept.add(offset);
          }
        }
      }
      for (long reader : readers) {
        assertThat(List.copyOf(kept).subList((int) positions.copiesBefore(reader), kept.size()))
            .isEqualTo(List.copyOf(kept.tailSet(reader)));
      }
    }
  }
}
