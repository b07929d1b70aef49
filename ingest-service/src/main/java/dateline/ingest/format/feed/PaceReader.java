package dateline.ingest.format.feed;

import dateline.ingest.format.lenient.XmlElement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads how often a feed wants to be looked at; what is no such statement is passed over. */
final class PaceReader {

  private PaceReader() {}

  static FeedPace read(XmlElement feed) {
    Set<Integer> hours = new TreeSet<>();
    feed.children("skipHours")
        .flatMap(skip -> skip.children("hour"))
        // RSS 0.91 counts the hours from 1 to 24, RSS 2.0 from 0 to 23.
        .forEach(hour -> number(hour.text(), 24).ifPresent(n -> hours.add(n % 24)));
    Set<DayOfWeek> days = new TreeSet<>();
    feed.children("skipDays")
        .flatMap(skip -> skip.children("day"))
        .forEach(day -> day(day.text()).ifPresent(days::add));
    return new FeedPace(
        feed.text("ttl")
            .flatMap(text -> number(text, 1_000_000))
            .filter(minutes -> minutes > 0)
            .map(Duration::ofMinutes),
        hours,
        days,
        interval(feed),
        feed.text("sy:updateBase"));
  }

  private static Optional<Duration> interval(XmlElement feed) {
    Optional<String> period = feed.text("sy:updatePeriod");
    Optional<Integer> frequency =
        feed.text("sy:updateFrequency").flatMap(text -> number(text, 10_000)).filter(n -> n > 0);
    if (period.isEmpty() && frequency.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> whole =
        switch (period.orElse("daily").toLowerCase(Locale.ROOT)) {
          case "hourly" -> Optional.of(Duration.ofHours(1));
          case "daily" -> Optional.of(Duration.ofDays(1));
          case "weekly" -> Optional.of(Duration.ofDays(7));
          case "monthly" -> Optional.of(Duration.ofDays(30));
          case "yearly" -> Optional.of(Duration.ofDays(365));
          default -> Optional.empty();
        };
    return whole.map(duration -> duration.dividedBy(frequency.orElse(1)));
  }

  private static Optional<Integer> number(String text, int most) {
    return text.length() < 9 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(Integer.parseInt(text)).filter(n -> n <= most)
        : Optional.empty();
  }

  private static Optional<DayOfWeek> day(String text) {
    return Stream.of(DayOfWeek.values())
        .filter(day -> day.name().equalsIgnoreCase(text.strip()))
        .findFirst();
  }
}
