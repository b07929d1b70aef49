package dateline.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Fault;
import dateline.ingest.source.FeedSettings.Origin;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedRulesTest {

  private final FeedRules rules = new FeedRules(UrlRule.STANDARD);

  @Test
  void allFaultsAreToldAtOnceWithTheirPlaces() {
    FeedRules.Checked checked =
        check("{'provider':'No Provider','zone':'IST','colour':'red','a/b':1,'rate':'fast'}");
    assertThat(checked.settings()).isEmpty();
    assertThat(checked.faults())
        .extracting(Fault::pointer)
        .containsExactly("/id", "/provider", "/zone", "/rate", "/colour", "/a~1b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'url':'ftp://wire.example/rss'           | /url          | needs http or https
          'url':'file:///etc/passwd'               | /url          | needs http or https
          'url':'gopher://wire.example/1'          | /url          | needs http or https
          'url':'jar:http://wire.example/a!/b'     | /url          | needs http or https
          'url':'data:text/xml,x'                  | /url          | needs http or https
          'url':'javascript:alert(1)'              | /url          | needs http or https
          'url':'https://wire.example:22/'         | /url          | has a port other than 80
          'url':'https://wire.example/\\u0000'     | /url          | has control characters
          'url':'//wire.example/rss'               | /url          | needs http or https
          'url':'https://u:p@wire.example/'        | /url          | may not hold a user
          'url':'https://u@wire.example/'          | /url          | may not hold a user
          'url':'https:///rss'                     | /url          | has no host
          'url':'https://wire.example:8443/'       | /url          | has a port other than 80
          'url':'https://wire.example/a b'         | /url          | is no address
          'url':'https://wire.example/\\r\\nX: 1'  | /url          | has control characters
          'url':'https://wire.example/#top'        | /url          | may not have a fragment
          'site':'javascript:alert(1)'             | /site         | needs http or https
          'mediaType':'image/png'                  | /mediaType    | is none that can be read
          'language':'x_y'                         | /language     | is no BCP 47 tag
          'zone':'Asia/Nowhere'                    | /zone         | is no IANA zone
          'directory':'../up'                      | /directory    | is no directory below
          'directory':'a/../b'                     | /directory    | is no directory below
          'directory':'/abs'                       | /directory    | is no directory below
          'paused':'yes'                           | /paused       | is neither true nor false
          'rate':0                                 | /rate         | is no number
          'burst':0.5                              | /burst        | is no number from 1
          'categories':'Coast'                     | /categories   | is no list
          'categories':['a',1]                     | /categories/1 | is no text
          'minInterval':'5m'                       | /minInterval  | is for a feed that has a url
          'keySha256':'00'                         | /keySha256    | is no field of a feed
          'name':''                                | /name         | is empty
          'headers':{'A':'b'}                      | /headers      | are for a feed that has a url
          """)
  void aWrongFieldIsRefused(String field, String pointer, String message) {
    FeedRules.Checked checked = check("{'id':'wire','provider':'p'," + field + "}");
    assertThat(checked.settings()).isEmpty();
    assertThat(checked.faults()).hasSize(1);
    assertThat(checked.faults().get(0).pointer()).isEqualTo(pointer);
    assertThat(checked.faults().get(0).message()).startsWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'minInterval':'soon'                         | /minInterval   | is no time span
          'minInterval':'0s'                           | /minInterval   | is no time span
          'minInterval':'2h','maxInterval':'1h'        | /maxInterval   | is shorter than minInterval
          'maxInterval':'400d'                         | /maxInterval   | is no time span
          'fullText':'perhaps'                         | /fullText      | is not one of
          'websub':'on'                                | /websub        | is neither auto nor off
          'headers':{'Host':'x'}                       | /headers/Host  | is a header that the fetch
          'headers':{'A':'b\\nc'}                      | /headers/A     | has no value of visible
          'headers':{'a b':'c'}                        | /headers/a b   | is no name of a header
          'headers':['A']                              | /headers       | are no object
          """)
  void aWrongWayToBePolledIsRefused(String field, String pointer, String message) {
    FeedRules.Checked checked =
        check("{'id':'wire','provider':'p','url':'https://wire.example/rss'," + field + "}");
    assertThat(checked.faults()).hasSize(1);
    assertThat(checked.faults().get(0).pointer()).isEqualTo(pointer);
    assertThat(checked.faults().get(0).message()).startsWith(message);
  }

  @Test
  void timeSpansAreIsoOrShort() {
    FeedSettings feed =
        TestFeeds.settings(
            "{'id':'w','provider':'p','url':'http://wire.example','minInterval':'90s',"
                + "'maxInterval':'PT6H'}");
    assertThat(feed.poll().orElseThrow().minInterval()).contains(Duration.ofSeconds(90));
    assertThat(feed.poll().orElseThrow().maxInterval()).contains(Duration.ofHours(6));
  }

  @Test
  void headersAreTakenApartFromTheSettings() {
    FeedRules.Checked checked =
        check("{'id':'w','provider':'p','url':'http://wire.example','headers':{'X-Token':'a b'}}");
    assertThat(checked.headers()).contains(Map.of("X-Token", "a b"));
    assertThat(checked.settings().orElseThrow().poll().orElseThrow().headers()).isEmpty();
  }

  @Test
  void aFileHoldsNoSecrets() {
    FeedRules.Checked checked =
        rules.check(
            TestFeeds.json(
                "{'id':'w','provider':'p','url':'http://wire.example','headers':{'X-T':'abc'}}"),
            Origin.FILE,
            TestFeeds.NOW);
    assertThat(checked.faults()).hasSize(1);
    assertThat(checked.faults().get(0).message()).startsWith("may hold secrets");
    assertThat(checked.toString()).doesNotContain("abc");
  }

  @Test
  void whatTheApiShowsMayBeSentBack() {
    assertThat(
            check("{'id':'w','provider':'p','revision':7,'created':'x','keys':[],'origin':'rest'}")
                .faults())
        .isEmpty();
  }

  private FeedRules.Checked check(String json) {
    return rules.check(TestFeeds.json(json), Origin.REST, TestFeeds.NOW);
  }
}
