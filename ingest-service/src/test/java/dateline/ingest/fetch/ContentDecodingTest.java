package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDecodingTest {

  private static final String TEXT = "<rss><channel><title>Harbour news</title></channel></rss>";
  private static final byte[] PLAIN = TEXT.getBytes(StandardCharsets.UTF_8);

  /** The text as br, and twenty million times the same letter. */
  private static final byte[] BR =
      Base64.getDecoder().decode("GzgAoIyUqetTvvDIlc8cOOSA/VvS1jLKgx2w85OxmF5CAI2RqLvvQGVMAQ==");

  static final byte[] BR_BOMB =
      Base64.getDecoder().decode("y///P/glwuKxQCD3/o///3/wSwDEYRGA7v1f/rPE4JcAiMMCAF2SGA==");

  private final ContentDecoding decoding = new ContentDecoding(1_000_000, 100);

  @Test
  void undoesWhatServersSend() throws IOException {
    assertThat(text(List.of(), PLAIN)).isEqualTo(TEXT);
    assertThat(text(List.of("identity"), PLAIN)).isEqualTo(TEXT);
    assertThat(text(List.of("gzip"), gzip(PLAIN))).isEqualTo(TEXT);
    assertThat(text(List.of("X-GZIP"), gzip(PLAIN))).isEqualTo(TEXT);
    assertThat(text(List.of("br"), BR)).isEqualTo(TEXT);
    assertThat(text(List.of("deflate"), deflate(false))).isEqualTo(TEXT);
    assertThat(text(List.of("deflate"), deflate(true))).isEqualTo(TEXT);
    assertThat(text(List.of("br, gzip"), gzip(BR))).isEqualTo(TEXT);
    assertThat(text(List.of("br", "gzip"), gzip(BR))).isEqualTo(TEXT);
  }

  @Test
  void undoesWhatNobodyDeclared_andLeavesWhatIsDeclaredOnly() throws IOException {
    assertThat(text(List.of(), gzip(PLAIN))).isEqualTo(TEXT);
    assertThat(text(List.of("gzip"), PLAIN)).isEqualTo(TEXT);
    assertThat(text(List.of("gzip"), gzip(gzip(PLAIN)))).isEqualTo(TEXT);
    assertThat(text(List.of("gzip"), new byte[0])).isEmpty();
  }

  @Test
  void refusesWhatItCannotUndo() throws IOException {
    byte[] half = Arrays.copyOf(gzip(PLAIN), 20);

    assertThat(refusal(List.of("zstd"), PLAIN)).isEqualTo(FetchResult.Kind.ENCODING);
    assertThat(refusal(List.of("gzip"), half)).isEqualTo(FetchResult.Kind.ENCODING);
    assertThat(refusal(List.of("br"), PLAIN)).isEqualTo(FetchResult.Kind.ENCODING);
    assertThat(refusal(List.of("deflate"), PLAIN)).isEqualTo(FetchResult.Kind.ENCODING);
  }

  @Test
  void cutsBombs() throws IOException {
    byte[] zeros = new byte[900_000];

    assertThat(refusal(List.of("br"), BR_BOMB)).isEqualTo(FetchResult.Kind.BOMB);
    assertThat(refusal(List.of("gzip"), gzip(zeros))).isEqualTo(FetchResult.Kind.BOMB);
    assertThat(refusal(List.of("gzip, gzip"), gzip(gzip(zeros)))).isEqualTo(FetchResult.Kind.BOMB);
    assertThat(refusal(List.of("gzip, gzip, gzip"), gzip(gzip(gzip(PLAIN)))))
        .isEqualTo(FetchResult.Kind.BOMB);
    assertThat(new ContentDecoding(100, 1000).decode(List.of("gzip"), gzip(zeros)))
        .isEqualTo(new ContentDecoding.Decoded.Refused(FetchResult.Kind.TOO_LARGE));
  }

  @Test
  void takesASmallDocumentOfOneLine() throws IOException {
    byte[] line = new byte[60_000];

    assertThat(gzip(line).length * 100).isLessThan(line.length + 10_000);
    assertThat(decoding.decode(List.of("gzip"), gzip(line)))
        .isInstanceOf(ContentDecoding.Decoded.Plain.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "deflate"})
  void endsAtAnyBytes(String encoding) throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = encoding.equals("br") ? BR.clone() : gzip(PLAIN);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      assertThat(decoding.decode(List.of(encoding), bytes)).isNotNull();
    }
  }

  private String text(List<String> encodings, byte[] bytes) {
    byte[] plain = ((ContentDecoding.Decoded.Plain) decoding.decode(encodings, bytes)).bytes();
    return new String(plain, StandardCharsets.UTF_8);
  }

  private FetchResult.Kind refusal(List<String> encodings, byte[] bytes) {
    return ((ContentDecoding.Decoded.Refused) decoding.decode(encodings, bytes)).kind();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] deflate(boolean bare) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, bare);
    deflater.setInput(PLAIN);
    deflater.finish();
    byte[] out = new byte[1_000];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }
}
