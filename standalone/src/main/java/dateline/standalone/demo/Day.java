package dateline.standalone.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/**
 * The wire day that the demo plays: who delivers what and when, and what must have come of it.
 *
 * @param secondsPerHour how many seconds an hour of the day takes at speed 1
 * @param feeds the feeds
 * @param deliveries the deliveries in order of time
 * @param promise what the pipeline must hold afterwards
 */
public record Day(
    double secondsPerHour, List<Feed> feeds, List<Delivery> deliveries, Promise promise) {

  /**
   * One push.
   *
   * @param at time of day, UTC
   * @param feed feed that delivers
   * @param file file below the day's folder
   * @param type media type
   * @param charset encoding that the file is delivered in; empty for UTF-8, unnamed
   * @param note what it shows
   */
  public record Delivery(
      String at, String feed, String file, String type, String charset, String note) {

    /** An absent encoding is empty. */
    public Delivery {
      charset = charset == null ? "" : charset;
    }

    /** Its body as a feed would send it. */
    public byte[] body() {
      String text = new String(read(file), StandardCharsets.UTF_8);
      return text.getBytes(charset.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(charset));
    }

    /** Value of the Content-Type header. */
    public String contentType() {
      return charset.isEmpty() ? type : type + "; charset=" + charset;
    }
  }

  /**
   * What the day leaves behind of its own articles; "at least" for links and dead letters.
   *
   * @param articles readable articles
   * @param withdrawn articles that were killed
   * @param corrected changes marked as corrections
   * @param updated other changes that made a newer version
   * @param sameText articles linked to a copy by another feed
   * @param sameStory articles linked to another telling of the same event
   * @param editorialLinks links that publishers set themselves
   * @param deadLetters items that can't be processed
   */
  public record Promise(
      int articles,
      int withdrawn,
      int corrected,
      int updated,
      int sameText,
      int sameStory,
      int editorialLinks,
      int deadLetters) {}

  /** The day that comes with this module. */
  public static Day load() {
    try {
      return new ObjectMapper().readValue(read("day.json"), Day.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the demo's day is malformed", e);
    }
  }

  /** When a delivery is due, from the start of the day's first one, at a speed. */
  public Duration due(Delivery delivery, double speed) {
    Duration sinceFirst =
        Duration.between(LocalTime.parse(deliveries.get(0).at()), LocalTime.parse(delivery.at()));
    return Duration.ofMillis(Math.round(sinceFirst.toSeconds() / 3.6 * secondsPerHour / speed));
  }

  /** The feed of this name. */
  public Feed feed(String id) {
    return feeds.stream()
        .filter(feed -> feed.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no feed " + id));
  }

  private static byte[] read(String file) {
    try (InputStream in = Day.class.getResourceAsStream("/demo/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the demo lacks its file " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }
}
