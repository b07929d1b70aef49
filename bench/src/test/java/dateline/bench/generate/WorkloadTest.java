package dateline.bench.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dateline.bench.generate.Delivery.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  private static final int COUNT = 2_000;
  private static final Instant START = Instant.parse("2025-10-14T00:00:00Z");

  private final Workload feed = new Workload("test", 7, COUNT, 5, Size.FEED, START);

  @Test
  void sameSeed_sameDeliveriesAndBodies() {
    Workload again = new Workload("test", 7, COUNT, 5, Size.FEED, START);

    assertThat(again.deliveries()).isEqualTo(feed.deliveries());
    for (Delivery delivery : feed.deliveries().subList(0, 50)) {
      assertThat(again.body(delivery)).isEqualTo(feed.body(delivery));
    }
  }

  @Test
  void otherSeedOrName_otherBodies() {
    byte[] first = feed.body(feed.deliveries().get(0));

    assertThat(body(new Workload("test", 8, COUNT, 5, Size.FEED, START))).isNotEqualTo(first);
    assertThat(body(new Workload("more", 7, COUNT, 5, Size.FEED, START))).isNotEqualTo(first);
  }

  @Test
  void itemsAreAboutTwoKilobytes() {
    assertThat(meanSize(feed)).isBetween(1_900.0, 2_500.0);
  }

  @Test
  void pagesAreAboutFortyKilobytes() {
    assertThat(meanSize(new Workload("test", 7, 100, 5, Size.PAGE, START)))
        .isBetween(36_000.0, 44_000.0);
  }

  @Test
  void hasVersionsDuplicatesAndKills_inAnyOrder() {
    Map<Kind, Long> kinds =
        feed.deliveries().stream()
            .collect(Collectors.groupingBy(Delivery::kind, Collectors.counting()));
    Set<String> seenNewer = new HashSet<>();
    long overtaken =
        feed.deliveries().stream()
            .filter(d -> d.version() > 1 ? !seenNewer.add(d.guid()) : seenNewer.contains(d.guid()))
            .count();

    assertThat(feed.deliveries()).hasSize(COUNT);
    assertThat(kinds.get(Kind.DUPLICATE)).isBetween(COUNT / 50L, COUNT / 15L);
    assertThat(kinds.get(Kind.KILL)).isBetween(COUNT / 200L, COUNT / 25L);
    assertThat(overtaken).isPositive();
  }

  @Test
  void killFollowsEveryVersion_andCarriesNoText() throws IOException {
    Delivery kill =
        feed.deliveries().stream().filter(d -> d.kind() == Kind.KILL).findFirst().orElseThrow();
    List<Delivery> story =
        feed.deliveries().stream()
            .filter(d -> d.guid().equals(kill.guid()) && d.kind() == Kind.VERSION)
            .toList();

    JsonNode item = new ObjectMapper().readTree(feed.body(kill));

    assertThat(story).allMatch(d -> d.versionCreated().isBefore(kill.versionCreated()));
    assertThat(item.path("pubStatus").asText()).isEqualTo("canceled");
    assertThat(item.has("bodies")).isFalse();
  }

  @Test
  void laterVersionKeepsTheWordsOfTheOneBefore() {
    Story story = new Story(Grammar.load(), 42, START);

    assertThat(story.paragraphs(2, 1_000, "Wire 1"))
        .contains(story.paragraphs(1, 500, "Wire 1").get(0));
    assertThat(story.paragraphs(2, 1_000, "Wire 1"))
        .isNotEqualTo(story.paragraphs(1, 1_000, "Wire 1"));
  }

  @Test
  void noSymbolIsLeftInAnyText() {
    for (Delivery delivery : feed.deliveries().subList(0, 300)) {
      String text = new String(feed.body(delivery), StandardCharsets.UTF_8);
      assertThat(text).doesNotContain("{=", "{#", "}.thing", ".news}");
    }
  }

  private static byte[] body(Workload workload) {
    return workload.body(workload.deliveries().get(0));
  }

  private static double meanSize(Workload workload) {
    return workload.deliveries().stream()
        .filter(d -> d.kind() != Kind.KILL)
        .mapToInt(d -> workload.body(d).length)
        .average()
        .orElseThrow();
  }
}
