package dateline.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodyTest {

  private static final int LIMIT = 2_000_000;

  private final Body body = new Body(new TestConfig(LIMIT, 3_000_000));

  @Test
  void readsPlainAndCompressed() {
    byte[] bytes = random(100_000);
    assertThat(body.read(new ByteArrayInputStream(bytes), false)).isEqualTo(bytes);
    assertThat(body.read(new ByteArrayInputStream(gzip(bytes)), true)).isEqualTo(bytes);
  }

  @Test
  void theLimitItselfFits() {
    byte[] bytes = random(LIMIT);
    assertThat(body.read(new ByteArrayInputStream(bytes), false)).hasSize(LIMIT);
  }

  @Test
  void refusesABodyOverTheLimit() {
    body.check(LIMIT);
    assertThatThrownBy(() -> body.check(LIMIT + 1)).satisfies(e -> hasStatus(e, 413));
    byte[] bytes = random(LIMIT + 1);
    assertThatThrownBy(() -> body.read(new ByteArrayInputStream(bytes), false))
        .satisfies(e -> hasStatus(e, 413));
  }

  @Test
  void theLimitCountsWhatIsDecoded() {
    byte[] bytes = gzip(Arrays.copyOf(random(50_000), LIMIT + 1));
    assertThat(bytes.length).isLessThan(100_000);
    assertThatThrownBy(() -> body.read(new ByteArrayInputStream(bytes), true))
        .satisfies(e -> hasStatus(e, 413));
  }

  @Test
  void refusesABombByItsRatio() {
    byte[] bytes = gzip(new byte[LIMIT - 1]);
    assertThatThrownBy(() -> body.read(new ByteArrayInputStream(bytes), true))
        .satisfies(e -> hasStatus(e, 413));
  }

  @Test
  void refusesWhatIsNoGzip() {
    assertThatThrownBy(() -> body.read(new ByteArrayInputStream(random(100)), true))
        .satisfies(e -> hasStatus(e, 400));
    byte[] cut = Arrays.copyOf(gzip(random(1_000)), 500);
    assertThatThrownBy(() -> body.read(new ByteArrayInputStream(cut), true))
        .satisfies(e -> hasStatus(e, 400));
  }

  @Test
  void bodiesInWorkShareTheMemory() {
    byte[] first = body.read(new ByteArrayInputStream(random(LIMIT)), false);
    byte[] bytes = random(LIMIT);
    assertThatThrownBy(() -> body.read(new ByteArrayInputStream(bytes), false))
        .satisfies(e -> hasStatus(e, 503));
    body.release(first.length);
    assertThat(body.read(new ByteArrayInputStream(bytes), false)).hasSize(LIMIT);
  }

  private static void hasStatus(Throwable thrown, int status) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            HttpProblem.class, problem -> assertThat(problem.getStatusCode()).isEqualTo(status));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
