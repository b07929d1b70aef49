package dateline.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecodedTextTest {

  private static final Charset CYRILLIC = Charset.forName("windows-1251");

  @Test
  void aByteOrderMarkGoesFirst() {
    byte[] bytes = "\uFEFFМост".getBytes(StandardCharsets.UTF_16LE);
    DecodedText decoded = DecodedText.of(bytes, Optional.of("utf-8"), Optional.empty());
    assertThat(decoded.text()).isEqualTo("Мост");
    assertThat(decoded.charset()).isEqualTo(StandardCharsets.UTF_16LE);
  }

  @Test
  void theTransportGoesBeforeTheDocument() {
    byte[] bytes = "Мост".getBytes(CYRILLIC);
    assertThat(DecodedText.of(bytes, Optional.of("cp1251"), Optional.of("koi8-r")).text())
        .isEqualTo("Мост");
  }

  @Test
  void aStatementThatTheBytesDenyIsNotBelieved() {
    byte[] bytes = "Мост".getBytes(CYRILLIC);
    assertThat(DecodedText.of(bytes, Optional.of("utf-8"), Optional.of("windows-1251")).text())
        .isEqualTo("Мост");
  }

  @Test
  void withoutAnyStatementUtf8IsTriedFirst() {
    assertThat(
            DecodedText.of(
                    "Мост".getBytes(StandardCharsets.UTF_8), Optional.empty(), Optional.empty())
                .charset())
        .isEqualTo(StandardCharsets.UTF_8);
  }

  @Test
  void anUnknownNameIsNoStatement() {
    assertThat(
            DecodedText.of(new byte[] {'a'}, Optional.of("x-klingon"), Optional.of("?? ")).text())
        .isEqualTo("a");
  }

  @Test
  void anyBytesAreText() {
    byte[] bytes = {(byte) 0xFF, (byte) 0x81, (byte) 0xC3, 0, (byte) 0x90};
    assertThat(DecodedText.of(bytes, Optional.of("utf-8"), Optional.empty()).text()).isNotEmpty();
  }
}
