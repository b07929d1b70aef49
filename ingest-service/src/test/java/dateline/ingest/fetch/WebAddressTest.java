package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "https://News.Example/Feed https://news.example/Feed",
        "HTTP://news.example http://news.example",
        "http://news.example:8080/a?b=c#d http://news.example:8080/a?b=c",
        "http://news.example:/a http://news.example/a",
        "http://bücher.example/größe http://xn--bcher-kva.example/gr%C3%B6%C3%9Fe",
        "http://news.example/a|b{c}%zz http://news.example/a%7Cb%7Bc%7D%25zz",
        "http://news.example/a[1]%5B http://news.example/a%5B1%5D%5B",
        "http://news.example\\@inside.example/ -",
        "http://user@news.example/ -",
        "http:// -",
        "news.example -",
        "http://a:b:c/ -",
      })
  void readsWhatPeopleWrite(String written, String expected) {
    assertThat(WebAddress.parse(written).map(URI::toString).orElse("-")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://a.example/\r\nX: y", "http://a.example/\u0000", "http://a\t.example/"})
  void readsNothingWithControlCharacters(String written) {
    assertThat(WebAddress.parse(written)).isEmpty();
    assertThat(WebAddress.resolve(URI.create("http://b.example/"), written)).isEmpty();
  }

  @Test
  void escapesSpaces() {
    assertThat(WebAddress.parse(" http://news.example/a b ").orElseThrow())
        .hasToString("http://news.example/a%20b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/b http://news.example/b",
        "b http://news.example/x/b",
        "../b http://news.example/b",
        "?q=1 http://news.example/x/?q=1",
        "//other.example/b http://other.example/b",
        "https://other.example https://other.example",
        "b#c http://news.example/x/b",
      })
  void resolvesAgainstTheAddressThatSaidIt(String location, String expected) {
    assertThat(WebAddress.resolve(URI.create("http://news.example/x/y"), location).orElseThrow())
        .hasToString(expected);
  }

  @Test
  void resolvesAgainstABareHost() {
    assertThat(WebAddress.resolve(URI.create("http://news.example"), "feed").orElseThrow())
        .hasToString("http://news.example/feed");
  }
}
