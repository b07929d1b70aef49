package dateline.enrich.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class SafeRemainderTest {

  @Test
  void markupGoesThroughTheAllowList_whereverItStands() {
    String evil = "<p>Quay<script>steal()</script></p>";
    assertThat(
            SafeRemainder.of(
                """
                {"bodies":[{"contentType":"text/html","value":"EVIL"},{"role":"xhtml","value":"EVIL"}],
                 "associations":{"a":{"body_html":"EVIL","descriptions":[
                   {"contenttype":"application/xhtml+xml","value":"EVIL"}]}}}
                """
                    .replace("EVIL", evil)))
        .get(InstanceOfAssertFactories.STRING)
        .doesNotContain("steal")
        .contains("{\"contentType\":\"text/html\",\"value\":\"<p>Quay</p>\"}")
        .contains("\"body_html\":\"<p>Quay</p>\"");
  }

  @Test
  void escapedMarkupIsMarkup() {
    assertThat(
            SafeRemainder.of(
                "{\"bodies\":[{\"role\":\"html\",\"value\":\"\\u003cscript>x()\\u003c/script>ok\"}]}"))
        .hasValue("{\"bodies\":[{\"role\":\"html\",\"value\":\"ok\"}]}");
  }

  @Test
  void plainTextStaysAsItIs() {
    String plain = "{\"descriptions\":[{\"contentType\":\"text/plain\",\"value\":\"5 < 6 & 7\"}]}";
    assertThat(SafeRemainder.of(plain)).hasValue(plain);
    assertThat(SafeRemainder.of("<nonsense")).isEmpty();
    assertThat(SafeRemainder.of("{\"profile\":\"a\"}")).hasValue("{\"profile\":\"a\"}");
  }
}
