package dateline.store.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeCursorTest {

  @Test
  void survivesItsText() {
    ChangeCursor cursor = ChangeCursor.of(Map.of(0, 0L, 5, 127L, 11, 128L, 300, Long.MAX_VALUE));
    assertThat(ChangeCursor.decode(cursor.encode())).isEqualTo(cursor);
    assertThat(ChangeCursor.decode(ChangeCursor.start().encode())).isEqualTo(ChangeCursor.start());
  }

  @Test
  void movesOnlyForward() {
    ChangeCursor cursor = ChangeCursor.start().past(2, 10);
    assertThat(cursor.offset(2)).isEqualTo(11);
    assertThat(cursor.past(2, 4)).isEqualTo(cursor);
    assertThat(cursor.covers(2, 10)).isTrue();
    assertThat(cursor.covers(2, 11)).isFalse();
    assertThat(cursor.covers(3, 0)).isFalse();
    assertThat(cursor.atLeast(ChangeCursor.of(Map.of(2, 5L, 3, 1L))))
        .isEqualTo(ChangeCursor.of(Map.of(2, 11L, 3, 1L)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "AA", "AQA", "Af8", "Af_______________w", "AQCA"})
  void refusesWhatItDidNotGive(String text) {
    assertThatThrownBy(() -> ChangeCursor.decode(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
