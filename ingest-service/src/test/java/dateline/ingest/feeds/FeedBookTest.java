package dateline.ingest.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Fault;
import dateline.ingest.source.FeedRules;
import dateline.ingest.source.FeedSecrets;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.FeedSettings.Origin;
import dateline.ingest.source.Feeds;
import dateline.ingest.source.Sealer;
import dateline.ingest.source.TestFeeds;
import dateline.ingest.source.UrlRule;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FeedBookTest {

  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private Instant now = TestFeeds.NOW;
  private final Feeds feeds = new Feeds(Map.of("fixed", fixed()), () -> now);
  private final MemoryDefinitions definitions = new MemoryDefinitions(feeds);
  private final FeedBook book = book(new Sealer(Optional.of(KEY), List.of()));

  @Test
  void aFeedIsMadeChangedAndDeleted() {
    FeedSettings made =
        create("{'provider':'tide','name':'Tide & Harbour','url':'http://tide.example/rss'}");
    assertThat(made.id()).isEqualTo("tide-harbour");
    assertThat(made.revision()).isEqualTo(1);
    assertThat(made.origin()).isEqualTo(Origin.REST);
    now = now.plusSeconds(60);
    FeedSettings changed = patch("tide-harbour", "{'zone':'Europe/Oslo','name':null}");
    assertThat(changed.zone()).contains("Europe/Oslo");
    assertThat(changed.name()).isEqualTo("tide-harbour");
    assertThat(changed.revision()).isEqualTo(2);
    assertThat(changed.created()).isEqualTo(TestFeeds.NOW);
    assertThat(changed.changed()).isEqualTo(now);
    book.delete("tide-harbour", Precondition.NONE);
    refused(404, () -> book.get("tide-harbour"));
  }

  @Test
  void anIdIsMadeFromTheNameElseTheAddressAndIsFree() {
    assertThat(create("{'provider':'p','url':'https://www.tide.example/news/rss.xml'}").id())
        .isEqualTo("tide-example-news-rss");
    assertThat(create("{'provider':'p','name':'Måløy Été'}").id()).isEqualTo("mal-y-ete");
    assertThat(create("{'provider':'p','name':'Måløy Été'}").id()).isEqualTo("mal-y-ete-2");
    assertThat(create("{'provider':'p','name':'Health'}").id()).isEqualTo("health-2");
    assertThat(create("{'provider':'p','name':'潮'}").id()).isEqualTo("p");
  }

  @Test
  void anIdIsGivenOnce() {
    create("{'id':'tide','provider':'p'}");
    refused(409, () -> create("{'id':'tide','provider':'p'}"));
    refused(409, () -> create("{'id':'fixed','provider':'p'}"));
    refused(409, () -> create("{'id':'opml','provider':'p'}"));
  }

  @Test
  void twoFeedsOfOneAddressOrDirectoryAreRefused() {
    create("{'id':'a','provider':'p','url':'http://tide.example/rss','directory':'in'}");
    refused(409, () -> create("{'id':'b','provider':'p','url':'http://tide.example/rss'}"));
    refused(409, () -> create("{'id':'b','provider':'p','directory':'in'}"));
    create("{'id':'b','provider':'p','url':'http://tide.example/atom'}");
    refused(409, () -> patch("b", "{'url':'http://tide.example/rss'}"));
    patch("a", "{'url':'http://tide.example/rss'}");
  }

  @Test
  void theFeedsOfTheConfigurationAreReadOnly() {
    for (ThrowingCallable change :
        List.<ThrowingCallable>of(
            () -> patch("fixed", "{'name':'x'}"),
            () -> book.delete("fixed", Precondition.NONE),
            () -> book.change("fixed", Precondition.NONE, feed -> feed.paused(true)))) {
      refused(409, change);
    }
    assertThatThrownBy(() -> patch("fixed", "{'name':'x'}"))
        .hasMessageContaining("stands in the configuration");
  }

  @Test
  void aChangeOfAnOlderRevisionIsRefused() {
    create("{'id':'tide','provider':'p'}");
    ObjectNode name = TestFeeds.json("{'name':'Tide'}");
    book.patch("tide", name, Precondition.of("\"1\""));
    refused(412, () -> book.patch("tide", name, Precondition.of("\"1\"")));
    book.patch("tide", name, Precondition.of("\"7\", \"2\""));
    book.delete("tide", Precondition.of("*"));
  }

  @Test
  void whatIsShownCanBeSentBackAndChangesNothing() {
    FeedSettings made =
        create("{'id':'tide','provider':'p','url':'http://tide.example/','headers':{'X-T':'s'}}");
    FeedSettings back = book.replace("tide", FeedJson.of(made), Precondition.NONE);
    assertThat(back.saysTheSame(made)).isTrue();
    assertThat(FeedJson.of(made).toString()).doesNotContain("X-T");
  }

  @Test
  void whatTheServiceSetsIsNotSilentlyIgnored() {
    create("{'id':'tide','provider':'p'}");
    assertThat(faults(() -> patch("tide", "{'keys':[{'sha256':'00'}]}")))
        .extracting(Fault::pointer)
        .containsExactly("/keys");
    assertThat(faults(() -> create("{'id':'b','provider':'p','origin':'file'}")))
        .extracting(Fault::pointer)
        .containsExactly("/origin");
    assertThat(
            faults(
                () ->
                    book.replace(
                        "tide", TestFeeds.json("{'id':'x','provider':'p'}"), Precondition.NONE)))
        .extracting(Fault::pointer)
        .containsExactly("/id");
  }

  @Test
  void headersNeverGoToAnotherOrigin() {
    create("{'id':'a','provider':'p','url':'https://tide.example/rss','headers':{'X-T':'s'}}");
    assertThat(faults(() -> patch("a", "{'url':'https://other.example/rss'}")))
        .extracting(Fault::pointer)
        .containsExactly("/headers");
    assertThat(faults(() -> patch("a", "{'url':'http://tide.example/rss'}"))).hasSize(1);
    FeedSettings same = patch("a", "{'url':'https://tide.example/atom'}");
    assertThat(same.poll().orElseThrow().headers()).isPresent();
    FeedSettings gone = patch("a", "{'url':'https://other.example/rss','headers':null}");
    assertThat(gone.poll().orElseThrow().headers()).isEmpty();
  }

  @Test
  void withoutAMasterKeyADefinitionWithSecretsIsRefused() {
    FeedBook none = book(new Sealer(Optional.empty(), List.of()));
    String with = "{'id':'a','provider':'p','url':'https://tide.example/','headers':{'X-T':'s'}}";
    refused(409, () -> none.create(TestFeeds.json(with), Origin.REST));
    assertThat(none.create(TestFeeds.json("{'id':'b','provider':'p'}"), Origin.REST).id())
        .isEqualTo("b");
  }

  @Test
  void whatKafkaDoesNotTakeIsToldAndNotDone() {
    definitions.away = true;
    refused(503, () -> create("{'id':'tide','provider':'p'}"));
    assertThat(feeds.byId("tide")).isEmpty();
  }

  private FeedBook book(Sealer sealer) {
    InstantSource clock = () -> now;
    return new FeedBook(
        feeds, definitions, new FeedRules(UrlRule.STANDARD), new FeedSecrets(sealer), clock);
  }

  private FeedSettings create(String json) {
    return book.create(TestFeeds.json(json), Origin.REST);
  }

  private FeedSettings patch(String id, String json) {
    return book.patch(id, TestFeeds.json(json), Precondition.NONE);
  }

  private static void refused(int status, ThrowingCallable change) {
    assertThatThrownBy(change)
        .isInstanceOfSatisfying(
            HttpProblem.class, p -> assertThat(p.getStatusCode()).isEqualTo(status));
  }

  @SuppressWarnings("unchecked")
  private static List<Fault> faults(ThrowingCallable change) {
    HttpProblem problem =
        org.assertj.core.api.Assertions.catchThrowableOfType(HttpProblem.class, change);
    assertThat(problem.getStatusCode()).isEqualTo(422);
    return (List<Fault>) problem.getParameters().get("errors");
  }

  private static FeedSettings fixed() {
    return new FeedRules(UrlRule.STANDARD)
        .check(
            TestFeeds.json("{'id':'fixed','provider':'p','directory':'fixed'}"),
            Origin.CONFIGURATION,
            TestFeeds.NOW)
        .settings()
        .orElseThrow();
  }
}
