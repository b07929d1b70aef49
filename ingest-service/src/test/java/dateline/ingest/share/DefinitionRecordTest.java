package dateline.ingest.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.FeedDefinition;
import dateline.KeyHash;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.FeedSettings.Key;
import dateline.ingest.source.Sealed;
import dateline.ingest.source.TestFeeds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DefinitionRecordTest {

  private static final Instant NOW = TestFeeds.NOW;

  @Test
  void everyFieldComesBack() {
    FeedSettings plain =
        TestFeeds.settings(
            "{'id':'tide','provider':'p','name':'Tide','url':'https://tide.example/rss',"
                + "'site':'https://tide.example/','mediaType':'application/rss+xml',"
                + "'zone':'Europe/Oslo','language':'nb','categories':['Coast','Coast/North'],"
                + "'rate':0.5,'burst':3,'paused':true,'minInterval':'1m','maxInterval':'2h',"
                + "'fullText':'stub','websub':'off','directory':'tide'}");
    Key key =
        new Key(KeyHash.of("k"), NOW, Optional.of(NOW.plusSeconds(9)), Optional.of("the desk's"));
    Sealed secret = new Sealed("00aa11bb", new byte[] {1, 2}, NOW, Optional.of(NOW));
    Sealed headers = new Sealed("00aa11bb", new byte[] {3}, NOW, Optional.empty());
    FeedSettings full =
        plain
            .push(plain.push().keys(List.of(key)).signingSecrets(List.of(secret)))
            .poll(
                plain
                    .poll()
                    .map(p -> p.headers(Optional.of(headers)).refreshRequested(Optional.of(NOW))));
    FeedDefinition record = DefinitionRecord.of(full);
    assertThat(DefinitionRecord.settings(record)).isEqualTo(full);
    assertThat(record.getFullText()).isEqualTo("stub");
    assertThat(record.getWebsub()).isEqualTo("off");
    assertThat(record.getOrigin()).isEqualTo("rest");
    assertThat(record.getMinInterval()).isEqualTo(60_000L);
    assertThat(record.getKeys().get(0).getSha256()).isEqualTo(KeyHash.of("k").hex());
  }

  @Test
  void aFeedThatOnlyPushesComesBack() {
    FeedSettings feed = TestFeeds.settings("{'id':'wire','provider':'p'}");
    assertThat(DefinitionRecord.settings(DefinitionRecord.of(feed))).isEqualTo(feed);
  }

  @Test
  void aDefinitionThatKeepsNoRulesIsRefused() {
    FeedSettings feed = TestFeeds.settings("{'id':'wire','provider':'p'}");
    FeedDefinition zone = DefinitionRecord.of(feed);
    zone.setZone("IST");
    assertThatThrownBy(() -> DefinitionRecord.settings(zone)).hasMessageContaining("IST");
    FeedDefinition provider = DefinitionRecord.of(feed);
    provider.setProvider("A Provider");
    assertThatThrownBy(() -> DefinitionRecord.settings(provider))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
