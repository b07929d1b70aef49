package dateline.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextDecoderTest {

  private static final String STORY = "<p>Мост через Обь открыли ночью.</p>";

  @ParameterizedTest
  @ValueSource(
      strings = {"windows-1251", "koi8-r", "utf-16le", "utf-16be", "utf-32le", "utf-32be", "utf-8"})
  void givenCharsetIsTheOneThatIsRead(String name) {
    byte[] bytes = STORY.getBytes(Charset.forName(name));
    assertThat(TextDecoder.decode(bytes, Optional.of(name)).text()).isEqualTo(STORY);
  }

  @Test
  void utf16WithoutAnOrderIsLittleEndian() {
    byte[] bytes = STORY.getBytes(StandardCharsets.UTF_16LE);
    assertThat(TextDecoder.decode(bytes, Optional.of("utf-16")).text()).isEqualTo(STORY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"})
  void byteOrderMarkStandsBeforeTheGivenCharset(String name) {
    byte[] bytes = ("\uFEFF" + STORY).getBytes(Charset.forName(name));
    assertThat(TextDecoder.decode(bytes, Optional.of("windows-1251")))
        .isEqualTo(new TextDecoder.Decoded(STORY, Charset.forName(name).name()));
  }

  @Test
  void utf16ThatTheBytesContradictIsPassedOver() {
    byte[] bytes = STORY.getBytes(StandardCharsets.UTF_8);
    assertThat(TextDecoder.decode(bytes, Optional.of("utf-16le")).text()).isEqualTo(STORY);
  }

  @Test
  void declarationInAsciiCannotMeanUtf16() {
    String declared = "<?xml version=\"1.0\" encoding=\"utf-16\"?>" + STORY;
    byte[] bytes = declared.getBytes(StandardCharsets.UTF_8);
    assertThat(TextDecoder.decode(bytes, Optional.empty()).text()).isEqualTo(declared);
  }
}
