package dateline.ingest.poll;

import java.util.Optional;

/**
 * What a feed's polls have come to, for people.
 *
 * @param polls polls so far
 * @param items items published so far
 * @param format format of the last document that could be read
 * @param windowItems items in that document
 * @param error what went wrong the last time
 */
public record Totals(
    long polls, long items, Optional<String> format, int windowItems, Optional<String> error) {

  /** Before the first poll. */
  public static final Totals NONE = new Totals(0, 0, Optional.empty(), 0, Optional.empty());

  /** After a poll that brought a document. */
  Totals read(String newFormat, int window, int published) {
    Optional<String> known = newFormat.isEmpty() ? format : Optional.of(newFormat);
    return new Totals(polls + 1, items + published, known, window, Optional.empty());
  }

  /** After a poll that found nothing new to read. */
  Totals same() {
    return new Totals(polls + 1, items, format, windowItems, Optional.empty());
  }

  /** After a poll that failed. */
  Totals failed(String reason) {
    return new Totals(polls + 1, items, format, windowItems, Optional.of(reason));
  }
}
