package dateline.bench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedsTaskTest {

  @TempDir Path folder;

  @Test
  void answersWithHeadAndEntries() throws Exception {
    ObjectNode prediction =
        predict(
            "<rss><channel><title>Valley</title><language>en</language><item><guid>1</guid>"
                + "<title>Ferry &amp; fares</title><link>/ferry</link>"
                + "<description>a&lt;script&gt;x&lt;/script&gt; &lt;b&gt;b&lt;/b&gt;</description>"
                + "<pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate>"
                + "<author>m@valley.example (Mara)</author></item></channel></rss>");
    assertThat(prediction.at("/feed/title").textValue()).isEqualTo("Valley");
    assertThat(prediction.at("/entries/0/title").textValue()).isEqualTo("Ferry & fares");
    assertThat(prediction.at("/entries/0/link").textValue())
        .isEqualTo("https://valley.example/ferry");
    assertThat(prediction.at("/entries/0/summary").textValue()).isEqualTo("a <b>b</b>");
    assertThat(prediction.at("/entries/0/published").textValue()).isEqualTo("2026-03-02T08:00:00Z");
    assertThat(prediction.at("/entries/0/author").textValue()).isEqualTo("Mara (m@valley.example)");
    assertThat(prediction.at("/entries/0/language").textValue()).isEqualTo("en");
  }

  @Test
  void answersForAJsonFeedAndASitemapToo() throws Exception {
    assertThat(
            predict("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"7\"}]}")
                .at("/entries/0/id")
                .textValue())
        .isEqualTo("7");
    assertThat(
            predict("<urlset><url><loc>https://valley.example/1</loc></url></urlset>")
                .at("/items/0/link")
                .textValue())
        .isEqualTo("https://valley.example/1");
  }

  @Test
  void markupKeepsItsSpellingWhereNothingIsTakenAway() {
    assertThat(SafeMarkup.of("<p>Q&#38;A <a href='https://a.example/?x=1'>b</a></p>"))
        .isEqualTo("<p>Q&#38;A <a href='https://a.example/?x=1'>b</a></p>");
    assertThat(SafeMarkup.of("<p onclick='x()'>a <a href='https://a.example/?x=1'>b</a></p>"))
        .isEqualTo("<p>a <a href=\"https://a.example/?x=1\">b</a></p>");
    assertThat(SafeMarkup.of("safe<frameset></frameset>")).isEqualTo("safe");
  }

  private ObjectNode predict(String document) throws Exception {
    Files.writeString(folder.resolve("feed"), document);
    return new FeedsTask()
        .predict(
            new EvaluationInput(
                new ObjectMapper()
                    .readTree("{\"path\":\"feed\",\"url\":\"https://valley.example/rss\"}"),
                folder));
  }
}
