package dateline.enrich.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The pages under {@code pages/} that the tests read. */
final class Pages {

  private Pages() {}

  static byte[] bytes(String name) {
    try (InputStream in = Pages.class.getResourceAsStream("/pages/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ExtractedText plain(String name) {
    return PageText.ofPlainText(new String(bytes(name), StandardCharsets.UTF_8));
  }

  static ExtractedText html(String name, String base) {
    return PageText.ofHtml(bytes(name), Optional.empty(), Optional.of(base));
  }

  static List<String> headings(ExtractedText text) {
    return text.sections().stream().flatMap(s -> s.heading().stream()).toList();
  }

  static List<String> paragraphs(ExtractedText text) {
    return text.sections().stream().flatMap(s -> s.paragraphs().stream()).toList();
  }

  static List<String> credits(ExtractedText text) {
    return text.credits().stream().map(c -> c.role() + ":" + c.name()).toList();
  }
}
