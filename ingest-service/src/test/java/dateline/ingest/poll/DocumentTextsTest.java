package dateline.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.poll.FeedTexts.Outcome;
import dateline.ingest.source.Feed;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTextsTest {

  private static final String RSS = TestPolls.rss(TestPolls.item("a", "Flow"));
  private static final String PAGE =
      "<!DOCTYPE html><html><head><title>Log in</title></head><body><p>Who are you?</p></body></html>";

  private final FeedTexts texts = TestPolls.texts(new TestPolls.Clock());

  private Outcome read(Feed feed, String type, String document) {
    return texts.read(feed, Web.fetched(TestPolls.URL, type, document));
  }

  private Outcome read(String type, String document) {
    return read(TestPolls.feed(), type, document);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/rss+xml",
        "application/atom+xml",
        "application/xml",
        "text/xml",
        "text/html",
        "text/plain",
        "application/octet-stream",
        "text/rss",
        "x"
      })
  void aFeedIsReadWhateverItsServerCallsIt(String type) {
    for (String before : new String[] {"", " \n", "\uFEFF"}) {
      FeedText text = ((Outcome.Read) read(type, before + RSS)).text();
      assertThat(text.entries()).hasSize(1);
      assertThat(text.format()).isEqualTo("rss");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xhtml+xml", "application/rss+xml", "text/xml"})
  void aPageInThePlaceOfAFeedIsNoArticle(String type) {
    Outcome.Unreadable unreadable = (Outcome.Unreadable) read(type, PAGE);
    assertThat(unreadable.mediaType()).isEqualTo(type);
    assertThat(unreadable.reason()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Back at six.", "<", "{", "\u0000"})
  void whatIsNoDocumentIsUnreadable(String document) {
    for (String type : new String[] {"application/rss+xml", "text/plain", "application/json"}) {
      assertThat(read(type, document)).isInstanceOf(Outcome.Unreadable.class);
    }
  }

  @Test
  void theDefinitionsMediaTypeGoesFirst() {
    Feed feed = TestPolls.feed("tide", "'mediaType':'text/html'");
    FeedText text = ((Outcome.Read) read(feed, "application/rss+xml", PAGE)).text();
    assertThat(text.format()).isEqualTo("html");
  }

  @Test
  void aReasonIsShortHoweverMuchIsWrong() {
    String items = "{\"title\":5},".repeat(300);
    String json = "[" + items.substring(0, items.length() - 1) + "]";
    Outcome outcome = read("application/json", json);
    if (outcome instanceof Outcome.Unreadable unreadable) {
      assertThat(unreadable.reason().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(10_000);
    }
  }
}
