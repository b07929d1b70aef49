package dateline.store.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleQueryTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+999999999-01-01",
        "-999999999-01-01",
        "+999999999-12-31T23:59:59-18:00",
        "-999999999-01-01T00:00:00+18:00",
        "+10000-01-01",
        "0000-12-31"
      })
  void yearsThatNoCalendarOfNewsKnows_areTheCallersFault(String from) {
    assertThatThrownBy(() -> from(from))
        .isInstanceOfSatisfying(
            HttpProblem.class, problem -> assertThat(problem.getStatusCode()).isEqualTo(400));
  }

  @Test
  void yearsFrom0001To9999AreRead() {
    assertThat(from("0001-01-01").from()).contains(Instant.parse("0001-01-01T00:00:00Z"));
    assertThat(from("9999-12-31T23:59:59+01:00").from())
        .contains(Instant.parse("9999-12-31T22:59:59Z"));
  }

  private static ArticleQuery from(String from) {
    return ArticleQuery.of(
        new ArticleQuery.Parameters(
            null, null, null, null, null, null, from, null, null, null, null));
  }
}
