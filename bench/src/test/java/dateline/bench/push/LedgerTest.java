package dateline.bench.push;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.bench.generate.Delivery;
import dateline.bench.generate.Delivery.Kind;
import dateline.bench.push.Ledger.Expected;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final Instant NOW = Instant.parse("2025-10-14T12:00:00Z");

  private final Ledger ledger = new Ledger();

  @Test
  void eachVersionIsOneChange_duplicatesAreNone() {
    add("a", Kind.VERSION, 2);
    add("a", Kind.VERSION, 1);
    add("a", Kind.DUPLICATE, 1);

    assertThat(Ledger.expected(List.of(ledger)).values())
        .containsExactly(new Expected(2, created(2), false));
  }

  @Test
  void killCountsAsAChange_wheneverItCame() {
    add("a", Kind.KILL, 2);
    add("a", Kind.VERSION, 1);

    assertThat(Ledger.expected(List.of(ledger)).values())
        .containsExactly(new Expected(2, created(2), true));
  }

  @Test
  void duplicateThatCameFirst_standsForItsVersion() {
    add("a", Kind.DUPLICATE, 1);

    assertThat(Ledger.expected(List.of(ledger)).values())
        .containsExactly(new Expected(1, created(1), false));
  }

  private void add(String guid, Kind kind, int version) {
    Delivery delivery = new Delivery(0, 0, guid, kind, version, created(version), false, 1);
    ledger.add(new Accepted(delivery, NOW, NOW));
  }

  private static Instant created(int version) {
    return NOW.plusSeconds(600L * version);
  }
}
