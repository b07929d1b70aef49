package dateline.ingest.intake;

import dateline.ingest.format.Document;
import dateline.ingest.format.WireFormat;
import dateline.ingest.publish.Transport;
import dateline.ingest.source.Feed;
import java.util.Map;

/**
 * A document that came in.
 *
 * @param feed whose it is
 * @param transport how it came
 * @param format what it is read as
 * @param document the document
 * @param http request or response headers worth keeping, by lower-case name
 * @param headers headers for every record: the trace, the sender's name for the delivery
 */
public record Incoming(
    Feed feed,
    Transport transport,
    WireFormat format,
    Document document,
    Map<String, String> http,
    Map<String, String> headers) {

  public Incoming {
    http = Map.copyOf(http);
    headers = Map.copyOf(headers);
  }
}
