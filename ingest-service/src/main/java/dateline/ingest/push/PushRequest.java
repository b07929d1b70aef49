package dateline.ingest.push;

import dateline.ingest.format.Document;
import dateline.ingest.format.WireFormat;
import dateline.ingest.source.Feed;
import java.util.Map;
import java.util.Optional;

/**
 * An admitted push.
 *
 * @param feed who pushes
 * @param format what the body is
 * @param document the body
 * @param idempotencyKey the sender's name for this push
 * @param http headers worth keeping
 * @param trace headers that carry the trace on
 */
record PushRequest(
    Feed feed,
    WireFormat format,
    Document document,
    Optional<String> idempotencyKey,
    Map<String, String> http,
    Map<String, String> trace) {}
