package dateline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DayTest {

  private final Day day = Day.load();

  @Test
  void deliveriesAreInOrderOfTimeByKnownFeeds() {
    List<LocalTime> times = day.deliveries().stream().map(d -> LocalTime.parse(d.at())).toList();

    assertThat(times).isSorted();
    assertThat(day.deliveries()).allSatisfy(d -> assertThat(day.feed(d.feed())).isNotNull());
    assertThat(day.feeds().stream().map(Feed::id))
        .hasSize(7)
        .containsExactlyInAnyOrderElementsOf(
            day.deliveries().stream().map(Day.Delivery::feed).distinct().toList());
  }

  @Test
  void allFormatsThatThePushApiTakesArePlayed() {
    Map<String, Long> types =
        day.deliveries().stream()
            .collect(Collectors.groupingBy(Day.Delivery::type, Collectors.counting()));

    assertThat(types)
        .containsOnlyKeys(
            "application/json",
            "application/x-ndjson",
            "application/rss+xml",
            "application/atom+xml",
            "text/html",
            "text/plain");
  }

  @Test
  void aDeliveryInWindows1251SurvivesTheEncoding() {
    Day.Delivery delivery = delivery("dunav/most.html");

    String decoded = new String(delivery.body(), Charset.forName("windows-1251"));

    assertThat(delivery.contentType()).isEqualTo("text/html; charset=windows-1251");
    assertThat(decoded).contains("Дунав мост затваря за ремонт през нощта").doesNotContain("?");
  }

  @Test
  void theDayTakesTwoMinutesAtSpeedOne() {
    Day.Delivery last = day.deliveries().get(day.deliveries().size() - 1);

    assertThat(day.due(last, 1)).isBetween(Duration.ofSeconds(110), Duration.ofSeconds(130));
    assertThat(day.due(last, 20)).isLessThan(Duration.ofSeconds(7));
    assertThat(day.due(delivery("kestrel/ferry-1.json"), 1)).isZero();
  }

  @Test
  void theBulkHoldsOneBrokenLineAmongEight() {
    List<String> lines =
        new String(delivery("kestrel/briefs.ndjson").body(), Charset.forName("UTF-8"))
            .lines()
            .toList();

    assertThat(lines).hasSize(8);
    assertThat(lines.stream().filter(line -> !line.endsWith("}"))).hasSize(1);
  }

  private Day.Delivery delivery(String file) {
    return day.deliveries().stream().filter(d -> d.file().equals(file)).findFirst().orElseThrow();
  }
}
