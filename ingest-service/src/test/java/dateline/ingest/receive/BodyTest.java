package dateline.ingest.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
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
  void decompresses() {
    byte[] bytes = random(100_000);
    assertThat(body.gunzip(gzip(bytes))).isEqualTo(bytes);
  }

  @Test
  void refusesABodyOverTheLimit() {
    body.check(LIMIT);
    assertThatThrownBy(() -> body.check(LIMIT + 1)).satisfies(e -> hasStatus(e, 413));
  }

  @Test
  void theLimitCountsWhatIsDecoded() {
    assertThat(body.gunzip(gzip(random(LIMIT)))).hasSize(LIMIT);
    body.release(LIMIT);
    byte[] bytes = gzip(Arrays.copyOf(random(50_000), LIMIT + 1));
    assertThat(bytes.length).isLessThan(100_000);
    assertThatThrownBy(() -> body.gunzip(bytes)).satisfies(e -> hasStatus(e, 413));
  }

  @Test
  void refusesABombByItsRatio() {
    byte[] bytes = gzip(new byte[LIMIT - 1]);
    assertThatThrownBy(() -> body.gunzip(bytes)).satisfies(e -> hasStatus(e, 413));
  }

  @Test
  void refusesWhatIsNoGzip() {
    assertThatThrownBy(() -> body.gunzip(random(100))).satisfies(e -> hasStatus(e, 400));
    byte[] cut = Arrays.copyOf(gzip(random(1_000)), 500);
    assertThatThrownBy(() -> body.gunzip(cut)).satisfies(e -> hasStatus(e, 400));
  }

  @Test
  void bodiesInWorkShareTheMemory() {
    body.reserve(LIMIT);
    byte[] bytes = gzip(random(LIMIT));
    assertThatThrownBy(() -> body.gunzip(bytes)).satisfies(e -> hasStatus(e, 503));
    assertThatThrownBy(() -> body.reserve(LIMIT)).satisfies(e -> hasStatus(e, 503));
    body.release(LIMIT);
    assertThat(body.gunzip(bytes)).hasSize(LIMIT);
  }

  @Test
  void whatABodyIsParsedIntoCountsToo() {
    body.reserve(100_000);
    long work = body.reserveWork(100_000, 8);
    assertThat(work).isEqualTo(700_000);
    assertThat(body.freeAfterReading(100_000, work)).isEqualTo(400_000);
    body.reserve(LIMIT);
    assertThatThrownBy(() -> body.reserveWork(LIMIT, 8)).satisfies(e -> hasStatus(e, 503));
    body.release(LIMIT + 100_000 + work);
    body.reserve(3_000_000);
  }

  @Test
  void theLargestBodyGetsInAloneAndBesideSmallOnes() {
    body.reserve(20_000);
    body.reserveWork(20_000, 8);
    body.reserve(LIMIT);
    assertThat(body.reserveWork(LIMIT, 8)).isEqualTo(250_000);
  }

  @Test
  void withoutALimitHalfOfTheHeapIsForBodies() {
    Body half = new Body(new TestConfig(LIMIT, 0));
    long heap = Runtime.getRuntime().maxMemory();
    half.reserve(heap / 2);
    assertThatThrownBy(() -> half.reserve(1)).satisfies(e -> hasStatus(e, 503));
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
