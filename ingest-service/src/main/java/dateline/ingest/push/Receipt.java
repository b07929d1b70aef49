package dateline.ingest.push;

import com.fasterxml.jackson.annotation.JsonInclude;
import dateline.ingest.format.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a push that Kafka has acknowledged.
 *
 * @param id identifier of the receipt; the same for a retry with the same idempotency key and body
 * @param feed the feed
 * @param received when the push reached the service
 * @param accepted number of items in {@code news.raw}
 * @param rejected number of items in {@code news.dead-letters}
 * @param items one line an item, in the order of the document
 */
public record Receipt(
    String id, String feed, Instant received, int accepted, int rejected, List<Line> items) {

  private static final int LONGEST_TITLE = 200;

  /** Bytes of objects and references of a line or a fault, beside its characters. */
  private static final int OBJECTS = 200;

  /** About how many bytes of memory it takes. */
  long weight() {
    long bytes = OBJECTS;
    for (Line line : items) {
      bytes += OBJECTS + weight(Optional.of(line.id()));
      bytes += weight(line.uri()) + weight(line.guid()) + weight(line.title());
      for (Fault fault : line.problems()) {
        bytes += OBJECTS + 2L * (fault.pointer().length() + fault.message().length());
      }
    }
    return bytes;
  }

  /** Two bytes a character, as in most scripts. */
  private static long weight(Optional<String> text) {
    return text.map(each -> 2L * each.length()).orElse(0L);
  }

  /** What became of an item. */
  public enum Status {
    accepted,
    rejected
  }

  /**
   * One item.
   *
   * @param index its place in the document, from 0
   * @param status what became of it
   * @param id identifier of its record
   * @param uri URI of the article
   * @param guid the provider's identifier
   * @param title its headline, where the format sets it apart, cut at 200 characters
   * @param problems what is wrong with a rejected one, or was passed over in an accepted one
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Line(
      @JsonInclude int index,
      Status status,
      String id,
      Optional<String> uri,
      Optional<String> guid,
      Optional<String> title,
      List<Fault> problems) {

    public Line {
      title = title.map(Line::shortened);
    }

    private static String shortened(String title) {
      if (title.length() <= LONGEST_TITLE) {
        return title;
      }
      boolean pair = Character.isHighSurrogate(title.charAt(LONGEST_TITLE - 1));
      return title.substring(0, pair ? LONGEST_TITLE - 1 : LONGEST_TITLE) + "…";
    }
  }
}
