package dateline.ingest.format;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a request delivered, before its format is read.
 *
 * @param bytes the body, decompressed
 * @param charset charset parameter of the media type
 * @param location address the body was found under ({@code Content-Location}, RFC 9110 section 8.7)
 * @param itemId the sender's own identifier of the item, for formats that hold none
 * @param receiptDay the calendar day on which it reached us, where the feed is: what tells the year
 *     of a date without one, and the day of a numbered message without a date
 */
public record Document(
    byte[] bytes,
    Optional<String> charset,
    Optional<URI> location,
    Optional<String> itemId,
    Optional<LocalDate> receiptDay) {

  /** A document of which nobody says when it came. */
  public Document(
      byte[] bytes, Optional<String> charset, Optional<URI> location, Optional<String> itemId) {
    this(bytes, charset, location, itemId, Optional.empty());
  }
}
