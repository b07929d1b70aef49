package dateline.ingest.push;

import dateline.ingest.format.Document;
import dateline.ingest.format.WireFormat;
import dateline.ingest.source.Feed;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of an admitted push before its body.
 *
 * @param feed who pushes
 * @param format what the body is
 * @param gzip whether the body is compressed
 * @param charset charset parameter of its media type
 * @param location address it was found under
 * @param itemId the sender's identifier of the item
 * @param idempotencyKey the sender's name for this push
 * @param http headers worth keeping
 * @param trace headers that carry the trace on
 */
record PushHead(
    Feed feed,
    WireFormat format,
    boolean gzip,
    Optional<String> charset,
    Optional<URI> location,
    Optional<String> itemId,
    Optional<String> idempotencyKey,
    Map<String, String> http,
    Map<String, String> trace) {

  /** The whole push. */
  PushRequest with(Document document) {
    return new PushRequest(feed, format, document, idempotencyKey, http, trace);
  }
}
