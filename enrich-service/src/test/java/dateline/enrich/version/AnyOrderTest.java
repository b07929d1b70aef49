package dateline.enrich.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import dateline.enrich.version.Decision.Kind;
import dateline.enrich.version.Decision.Promoted;
import dateline.enrich.version.Decision.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The promise of the state machine: no order of arrival, and no duplicate, changes where it ends,
 * which texts can be read, or whether one can be read in between that a kill or hold forbids.
 */
class AnyOrderTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** A reader who does what decisions say and knows nothing else: as a database would. */
  private static final class Reader {
    private History history = History.EMPTY;
    private Optional<String> stands = Optional.empty();
    private boolean withheld;
    private final Set<String> texts = new HashSet<>();
    private final Set<String> owed = new HashSet<>();
    private final Set<String> told = new TreeSet<>();

    void deliver(Version version) {
      Decision decision = VersionRules.decide(history, version);
      history = decision.after();
      if (decision instanceof Promoted promoted) {
        promote(promoted, version);
      } else if (decision instanceof Recorded recorded) {
        record(recorded, version);
      }
    }

    private void promote(Promoted promoted, Version version) {
      told.add(version.key());
      stands = Optional.of(version.key());
      withheld = promoted.kind() == Kind.WITHHELD;
      if (promoted.kind() == Kind.WITHDRAWN) {
        texts.clear();
        owed.clear();
      } else if (promoted.kind() != Kind.WITHHELD) {
        texts.add(version.key());
      } else if (promoted.owed()) {
        owed.add(version.key());
      }
      if (promoted.kind() == Kind.RELEASED) {
        texts.addAll(owed);
        owed.clear();
      }
      take(promoted.taken());
    }

    private void record(Recorded recorded, Version version) {
      if (recorded.joins()) {
        told.add(version.key());
        if (!recorded.textFree()) {
          texts.add(version.key());
        }
        if (recorded.owed()) {
          owed.add(version.key());
        }
      }
      take(recorded.taken());
    }

    private void take(List<String> versions) {
      texts.removeAll(versions);
      owed.removeAll(versions);
    }

    /** All versions with their times, oldest first. */
    List<String> order() {
      return history.versions().stream()
          .map(v -> v.key() + " " + v.created() + " " + v.earliest())
          .toList();
    }

    Set<String> readable() {
      return withheld ? Set.of() : texts;
    }

    /** What the set of versions that arrived says, whatever their order. */
    Set<String> allowed() {
      Set<String> allowed = new HashSet<>();
      history.versions().stream().filter(history::shows).forEach(v -> allowed.add(v.key()));
      return allowed;
    }
  }

  private static Version random(Random random) {
    Status status = random.nextInt(3) > 0 ? Status.USABLE : Status.values()[1 + random.nextInt(2)];
    return new Version(
        random.nextInt(4) == 0
            ? Optional.empty()
            : Optional.of(Integer.toString(1 + random.nextInt(4))),
        random.nextBoolean() ? Optional.empty() : Optional.of(NOON.plusSeconds(random.nextInt(4))),
        NOON.plusSeconds(random.nextInt(4)),
        status == Status.CANCELED ? "kill" : "content" + random.nextInt(3),
        status,
        random.nextInt(5) == 0);
  }

  @Test
  void everyOrderWithDuplicatesEndsAlike_andShowsNothingForbiddenOnTheWay() {
    qt().withExamples(20_000)
        .forAll(integers().all())
        .checkAssert(
            seed -> {
              Random random = new Random(seed);
              List<Version> versions = new ArrayList<>();
              int count = 1 + random.nextInt(7);
              for (int i = 0; i < count; i++) {
                versions.add(random(random));
              }
              Reader first = new Reader();
              for (Version version : versions) {
                first.deliver(version);
                assertThat(first.readable()).isEqualTo(first.allowed());
              }
              List<Version> shuffled = new ArrayList<>(versions);
              shuffled.addAll(versions.subList(0, random.nextInt(versions.size() + 1)));
              Collections.shuffle(shuffled, random);
              Reader second = new Reader();
              for (Version version : shuffled) {
                second.deliver(version);
                assertThat(second.readable()).isEqualTo(second.allowed());
              }
              assertThat(second.order()).isEqualTo(first.order());
              assertThat(second.told).isEqualTo(first.told);
              assertThat(second.readable()).isEqualTo(first.readable());
              assertThat(second.withheld).isEqualTo(first.withheld);

              if (!first.history.isWithdrawn() && !first.withheld) {
                assertThat(second.stands).isEqualTo(first.stands);
              }
            });
  }
}
