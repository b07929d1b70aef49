package dateline.ingest.refresh;

import static dateline.ingest.refresh.Sighting.Novelty.CHANGED;
import static dateline.ingest.refresh.Sighting.Novelty.NEW;
import static dateline.ingest.refresh.Sighting.Novelty.UNCHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenWindowTest {

  @Test
  void tellsNewChangedAndKnownItems() {
    SeenWindow window = SeenWindow.EMPTY.look(List.of(item(1), item(2))).next();

    Sighting sighting = window.look(List.of(item(3), new SeenItem(2, 99), item(1)));

    assertThat(sighting.novelties()).containsExactly(NEW, CHANGED, UNCHANGED);
    assertThat(sighting.overlaps()).isTrue();
    assertThat(sighting.count(NEW)).isEqualTo(1);
  }

  @Test
  void aFeedNeverReadHasNoGap() {
    Sighting sighting = SeenWindow.EMPTY.look(List.of(item(1)));

    assertThat(sighting.novelties()).containsExactly(NEW);
    assertThat(sighting.overlaps()).isTrue();
  }

  @Test
  void seesThatNothingOverlaps() {
    SeenWindow window = SeenWindow.EMPTY.look(items(0, 20)).next();

    assertThat(window.look(items(20, 40)).overlaps()).isFalse();
    assertThat(window.look(items(19, 39)).overlaps()).isTrue();
  }

  @Test
  void goingBackToAnEarlierTextIsAChange() {
    SeenWindow first = SeenWindow.EMPTY.look(List.of(new SeenItem(1, 10))).next();
    SeenWindow second = first.look(List.of(new SeenItem(1, 11))).next();

    assertThat(second.look(List.of(new SeenItem(1, 10))).novelties()).containsExactly(CHANGED);
  }

  @Test
  void twoTextsOfOneIdentityInADocumentDontChangeAtEveryPoll() {
    List<SeenItem> twice = List.of(new SeenItem(1, 10), new SeenItem(1, 11), new SeenItem(1, 10));
    Sighting first = SeenWindow.EMPTY.look(twice);

    assertThat(first.novelties()).containsExactly(NEW, CHANGED, UNCHANGED);
    assertThat(first.next().look(twice).novelties()).containsOnly(UNCHANGED);
  }

  @Test
  void remembersTwiceTheDocument_andForgetsWhatIsMissingForLongest() {
    SeenWindow window = SeenWindow.EMPTY;
    for (int i = 0; i < 10; i++) {
      window = window.look(items(i * 50, i * 50 + 100)).next();
    }

    assertThat(window.size()).isEqualTo(200);
    assertThat(window.knows(item(350))).isTrue();
    assertThat(window.knows(item(349))).isFalse();
  }

  @Test
  void anEmptyDocumentMakesNothingNewAgain() {
    SeenWindow window = SeenWindow.EMPTY.look(items(0, 100)).next();
    for (int i = 0; i < 5; i++) {
      window = window.look(List.of()).next();
    }

    assertThat(window.look(items(0, 100)).novelties()).containsOnly(UNCHANGED);
  }

  @Test
  void itemsThatAreSentAloneDontPushTheOthersOut() {
    SeenWindow window = SeenWindow.EMPTY.look(items(0, 100)).next();
    for (int i = 100; i < 150; i++) {
      Sighting sighting = window.lookAtPart(List.of(item(i)));
      assertThat(sighting.overlaps()).isTrue();
      window = sighting.next();
    }

    assertThat(window.look(items(50, 150)).novelties()).containsOnly(UNCHANGED);
  }

  @Test
  void isBounded() {
    SeenWindow window = SeenWindow.EMPTY.look(items(0, 12_000)).next();

    assertThat(window.size()).isEqualTo(SeenWindow.MOST);
    assertThat(window.toBytes()).hasSize(5 + 16 * SeenWindow.MOST);
  }

  @Test
  void survivesAsBytes() {
    SeenWindow window = SeenWindow.EMPTY.look(items(-5, 100)).next();

    assertThat(SeenWindow.of(window.toBytes())).isEqualTo(window);
    assertThat(SeenWindow.of(SeenWindow.EMPTY.toBytes())).isEqualTo(SeenWindow.EMPTY);
  }

  @Test
  void takesForeignBytesAsNothing() {
    byte[] otherLayout = SeenWindow.EMPTY.look(items(0, 3)).next().toBytes();
    otherLayout[0] = 9;

    assertThat(SeenWindow.of(new byte[0])).isEqualTo(SeenWindow.EMPTY);
    assertThat(SeenWindow.of(new byte[] {1, 0, 0, 0, 0, 7})).isEqualTo(SeenWindow.EMPTY);
    assertThat(SeenWindow.of(otherLayout)).isEqualTo(SeenWindow.EMPTY);
    assertThat(SeenWindow.of(new byte[] {1, -1, -1, -1, -1}).size()).isZero();
  }

  @Test
  void hashesIdentityAndContentApart() {
    SeenItem one = SeenItem.of("urn:a", "text".getBytes(StandardCharsets.UTF_8));
    SeenItem other = SeenItem.of("urn:a", "another".getBytes(StandardCharsets.UTF_8));

    assertThat(one.identity()).isEqualTo(other.identity());
    assertThat(one.content()).isNotEqualTo(other.content());
  }

  private static SeenItem item(long id) {
    return new SeenItem(id, id * 31);
  }

  private static List<SeenItem> items(int from, int to) {
    return IntStream.range(from, to).mapToObj(SeenWindowTest::item).toList();
  }
}
