package dateline.enrich.relate;

import static dateline.enrich.relate.Stories.BRIDGE;
import static dateline.enrich.relate.Stories.BRIDGE_RETOLD;
import static dateline.enrich.relate.Stories.NOON;
import static dateline.enrich.relate.Stories.TENNIS;
import static dateline.enrich.relate.Stories.edited;
import static dateline.enrich.relate.Stories.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RecentWindowTest {

  private final RecentWindow window = window(1000);

  @Test
  void copyUnderAnotherHeadline_isTheSameText() {
    window.add(entry("a", "Bridge closed to lorries", BRIDGE));
    window.add(entry("t", "Vasile through", TENNIS));
    var relations = window.relationsOf(entry("b", "Halvik crossing shut", edited(BRIDGE, 0.01, 1)));
    assertThat(relations).hasSize(1);
    Relation copy = relations.get(0);
    assertThat(copy.kind()).isEqualTo(RelationKind.SAME_TEXT);
    assertThat(copy.kind().wire()).isEqualTo("sameText");
    assertThat(copy.uri()).isEqualTo("a");
    assertThat(copy.feed()).isEqualTo("feed-a");
    assertThat(copy.score()).isBetween(0.8, 1.0);
    assertThat(copy.evidence().get(0)).endsWith("% of word sequences shared");
  }

  @Test
  void cutDownCopy_isTheSameText() {
    window.add(entry("a", "Bridge closed to lorries", BRIDGE));
    String half = BRIDGE.substring(0, BRIDGE.indexOf(" and the fish"));
    var relations = window.relationsOf(entry("b", "Bridge closed", half));
    assertThat(relations).extracting(Relation::kind).containsExactly(RelationKind.SAME_TEXT);
    assertThat(relations.get(0).evidence().get(0)).endsWith("% of the shorter text");
  }

  @Test
  void anotherTextOnTheEvent_isTheSameStory() {
    window.add(entry("a", "Bridge closed to lorries", BRIDGE, "Solveig Strand", "Halvik"));
    window.add(entry("t", "Vasile through", TENNIS, "Irena Vasile", "Constanta"));
    var relations =
        window.relationsOf(
            entry("b", "Lorries off the bridge", BRIDGE_RETOLD, "Solveig Strand", "Halvik"));
    assertThat(relations).extracting(Relation::uri).containsExactly("a");
    assertThat(relations.get(0).kind()).isEqualTo(RelationKind.SAME_STORY);
    assertThat(relations.get(0).evidence()).contains("shared: solveig strand");
  }

  @Test
  void otherLanguage_relatesThroughNamesOnly() {
    window.add(entry("a", "Bridge closed", BRIDGE, "Solveig Strand", "Halvik", "Trondheim"));
    Entry german =
        new Entry(
            "g",
            "f",
            "Brücke für Lastwagen gesperrt",
            "de",
            NOON,
            "Solveig Strand fordert Geld für eine Fähre. Halvik wartet auf Stahl aus Trondheim.",
            List.of("Solveig Strand", "Halvik", "Trondheim"));
    assertThat(window.relationsOf(german)).extracting(Relation::uri).containsExactly("a");
    Entry nameless = new Entry("n", "f", "Brücke", "de", NOON, german.text(), List.of());
    assertThat(window.relationsOf(nameless)).isEmpty();
  }

  @Test
  void articleNeverRelatesToItself_andAnUpdateReplacesIt() {
    window.add(entry("a", "Bridge closed", BRIDGE));
    assertThat(window.relateAndAdd(entry("a", "Bridge closed", BRIDGE + " More follows.")))
        .isEmpty();
    assertThat(window.size()).isEqualTo(1);
    window.add(entry("a", "Vasile through", TENNIS));
    assertThat(window.relationsOf(entry("b", "Bridge closed", BRIDGE))).isEmpty();
    assertThat(window.relationsOf(entry("c", "Vasile", TENNIS))).hasSize(1);
  }

  @Test
  void removedArticle_relatesToNothing() {
    window.add(entry("a", "Bridge closed", BRIDGE));
    window.remove("a");
    window.remove("never-there");
    assertThat(window.relationsOf(entry("b", "Bridge closed", BRIDGE))).isEmpty();
    assertThat(window.size()).isZero();
  }

  @Test
  void countIsBounded_theOldestGoesFirst() {
    RecentWindow small = window(3);
    small.add(entry("a", "Bridge closed", BRIDGE));
    for (int i = 0; i < 3; i++) {
      small.add(entry("f" + i, "Filler", Stories.filler(i, 100)));
    }
    assertThat(small.size()).isEqualTo(3);
    assertThat(small.relationsOf(entry("b", "Bridge closed", BRIDGE))).isEmpty();
  }

  @Test
  void ageIsBounded() {
    RecentWindow aged =
        new RecentWindow(
            10, Duration.ofHours(72), InstantSource.fixed(NOON.plus(Duration.ofHours(73))));
    Instant fresh = NOON.plus(Duration.ofHours(72));
    aged.add(entry("a", "Bridge closed", BRIDGE));
    aged.add(Stories.at(entry("t", "Vasile", TENNIS), fresh));
    assertThat(aged.size()).isEqualTo(1);
    assertThat(aged.relationsOf(Stories.at(entry("b", "Bridge closed", BRIDGE), fresh))).isEmpty();
  }

  @Test
  void shortTexts_areNotCopiesOfEachOther() {
    window.add(entry("a", "Weather", "Rain in the north, sun in the south."));
    assertThat(window.relationsOf(entry("b", "Weather", "Rain in the north, sun in the south.")))
        .extracting(Relation::kind)
        .doesNotContain(RelationKind.SAME_TEXT);
  }

  @Test
  void orderOfInsertion_doesNotChangeWhoIsACopyOfWhom() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String text = i % 3 == 0 ? BRIDGE : i % 3 == 1 ? TENNIS : Stories.filler(7, 90);
      entries.add(entry("u" + i, "Headline " + i, edited(text, 0.015 * (i / 3), i)));
    }
    Set<String> expected = pairs(entries);
    assertThat(expected).hasSizeGreaterThan(5);
    qt().withExamples(30)
        .forAll(integers().all())
        .checkAssert(
            seed -> {
              List<Entry> shuffled = new ArrayList<>(entries);
              Collections.shuffle(shuffled, new Random(seed));
              assertThat(pairs(shuffled)).isEqualTo(expected);
            });
  }

  @Test
  void anyRunOfAddsAndRemoves_keepsTheIndexTrue() {
    qt().withExamples(40)
        .forAll(lists().of(integers().between(0, 39)).ofSizeBetween(1, 200))
        .checkAssert(
            steps -> {
              RecentWindow churned = window(16);
              for (int step : steps) {
                if (step % 4 == 0) {
                  churned.remove("u" + step / 2);
                } else {
                  churned.add(entry("u" + step / 2, "H", Stories.filler(step, 60)));
                }
              }
              assertThat(churned.size()).isLessThanOrEqualTo(16);
              churned.add(entry("a", "Bridge closed", BRIDGE));
              assertThat(churned.relationsOf(entry("b", "Bridge closed", BRIDGE)))
                  .extracting(Relation::uri)
                  .containsExactly("a");
            });
  }

  private static Set<String> pairs(List<Entry> entries) {
    RecentWindow window = window(100);
    Set<String> pairs = new TreeSet<>();
    for (Entry entry : entries) {
      for (Relation relation : window.relateAndAdd(entry)) {
        if (relation.kind() == RelationKind.SAME_TEXT) {
          String a = entry.uri();
          String b = relation.uri();
          pairs.add(a.compareTo(b) < 0 ? a + "+" + b : b + "+" + a);
        }
      }
    }
    return pairs;
  }

  private static RecentWindow window(int capacity) {
    return new RecentWindow(capacity, Duration.ofHours(72), InstantSource.fixed(NOON));
  }
}
