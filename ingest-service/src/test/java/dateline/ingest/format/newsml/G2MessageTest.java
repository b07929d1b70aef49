package dateline.ingest.format.newsml;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Payload;
import dateline.ingest.format.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class G2MessageTest {

  private final String first = G2.item("tag:example.org,2026:a1", "1", "<itemMeta/>");
  private final String second = G2.item("tag:example.org,2026:a2", "1", "<itemMeta/>");

  @Test
  void hasItemsWithTheirOwnBytes() {
    List<Entry> entries = G2.entries(G2.message(first, second));
    assertThat(entries).hasSize(2);
    assertThat(text(((Entry.Sound) entries.get(0)).item().payload())).isEqualTo(first);
    assertThat(text(((Entry.Sound) entries.get(1)).item().payload())).isEqualTo(second);
  }

  @Test
  void handsOnWhatIsNoArticle_asBroken() {
    String packaged = "<conceptItem guid='p1'><itemMeta/></conceptItem>";
    List<Entry> entries = G2.entries(G2.message(first, packaged, second));
    assertThat(entries).hasSize(3);
    Entry.Broken broken = (Entry.Broken) entries.get(1);
    assertThat(broken.faults())
        .containsExactly(
            new Fault(
                "", "a conceptItem holds no article: only a newsItem or packageItem is taken"));
    assertThat(text(broken.payload())).isEqualTo(packaged);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<newsItem guid='b'><itemMeta></newsItem>",
        "<newsItem guid='b'><itemMeta>& </itemMeta></newsItem>",
        "<newsItem version='1'><itemMeta/></newsItem>"
      })
  void losesOnlyTheItemThatIsBroken(String bad) {
    List<Entry> entries = G2.entries(G2.message(first, bad, second));
    assertThat(entries).hasSize(3);
    assertThat(entries.get(0)).isInstanceOf(Entry.Sound.class);
    assertThat(text(((Entry.Broken) entries.get(1)).payload())).isEqualTo(bad);
    assertThat(((Entry.Sound) entries.get(2)).item().identity().identifier())
        .isEqualTo("tag:example.org,2026:a2");
  }

  @Test
  void cutOff_keepsItsWholeItems() {
    String whole = G2.message(first, second);
    List<Entry> entries = G2.entries(whole.substring(0, whole.indexOf("a2") + 10));
    assertThat(entries.get(0)).isInstanceOf(Entry.Sound.class);
    assertThat(entries.get(1)).isInstanceOf(Entry.Broken.class);
    assertThat(entries).hasSize(2);
  }

  @Test
  void isBounded() {
    byte[] bytes = G2.message(first, second, first).getBytes(StandardCharsets.UTF_8);
    assertThat(G2.read(bytes, new Bounds(2, 1_000)))
        .isEqualTo(new Reading.TooLarge("The number of items", 2));
    assertThat(((Reading.Items) G2.read(bytes, new Bounds(3, 20))).entries())
        .hasSize(3)
        .allMatch(entry -> entry instanceof Entry.Broken);
  }

  private String text(Payload payload) {
    return new String(payload.content(), StandardCharsets.UTF_8);
  }
}
