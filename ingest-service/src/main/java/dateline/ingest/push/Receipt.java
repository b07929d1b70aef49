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
   * @param title its headline, where the format sets it apart
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
      List<Fault> problems) {}
}
