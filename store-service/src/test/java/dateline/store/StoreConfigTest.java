package dateline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreConfigTest {

  @Test
  void defaultsFitOneMachine() {
    StoreConfig config = Configs.of(Map.of());
    assertThat(config.database()).isEqualTo("dateline");
    assertThat(config.group()).isEqualTo("dateline-store");
    assertThat(config.batch().records()).isEqualTo(100);
    assertThat(config.batch().bytes().asLongValue()).isEqualTo(1024L * 1024);
    assertThat(config.retry().initial()).isEqualTo(Duration.ofMillis(200));
    assertThat(config.retry().max()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.stall()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.search().terms()).isEqualTo(60);
    assertThat(config.read().timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.events().poll()).isEqualTo(Duration.ofMillis(150));
    assertThat(config.events().heartbeat()).isEqualTo(Duration.ofSeconds(15));
    assertThat(config.events().buffer()).isEqualTo(2000);
    assertThat(config.events().listeners()).isEqualTo(200);
    assertThat(config.withdrawals().watch()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.withdrawals().patience()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.consumers()).isEmpty();
    assertThat(config.operators()).isEmpty();
  }

  @Test
  void everyKeyCanBeSet() {
    StoreConfig config =
        Configs.of(
            Map.of(
                "dateline.store.database", "other",
                "dateline.store.group", "g",
                "dateline.store.batch.records", "7",
                "dateline.store.batch.bytes", "1M",
                "dateline.store.retry.max", "9s",
                "dateline.store.stall", "3s",
                "dateline.store.search.terms", "50",
                "dateline.store.events.buffer", "5",
                "dateline.store.events.listeners", "3"));
    assertThat(config.database()).isEqualTo("other");
    assertThat(config.group()).isEqualTo("g");
    assertThat(config.batch().records()).isEqualTo(7);
    assertThat(config.batch().bytes().asLongValue()).isEqualTo(1024 * 1024);
    assertThat(config.retry().max()).isEqualTo(Duration.ofSeconds(9));
    assertThat(config.stall()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.events().buffer()).isEqualTo(5);
    assertThat(config.events().listeners()).isEqualTo(3);
    assertThat(config.search().terms()).isEqualTo(50);
  }

  @Test
  void consumersAndOperatorsAreNamedByTheirIds() {
    StoreConfig config =
        Configs.of(
            Map.of(
                "dateline.store.withdrawals.watch", "1s",
                "dateline.store.withdrawals.patience", "2s",
                "dateline.store.operators.desk.key-sha256", "00",
                "dateline.store.consumers.site.name", "Public site",
                "dateline.store.consumers.site.key-sha256", "11",
                "dateline.store.consumers.site.since", "2026-03-02T08:00:00Z",
                "dateline.store.consumers.archive.expected", "false"));
    assertThat(config.withdrawals().watch()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.withdrawals().patience()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.operators().get("desk").keySha256()).isEqualTo("00");
    StoreConfig.Consumer site = config.consumers().get("site");
    assertThat(site.name()).contains("Public site");
    assertThat(site.keySha256()).contains("11");
    assertThat(site.since()).contains(Instant.parse("2026-03-02T08:00:00Z"));
    assertThat(site.expected()).isTrue();
    assertThat(config.consumers().get("archive").expected()).isFalse();
    assertThat(config.consumers().get("archive").keySha256()).isEmpty();
  }
}
