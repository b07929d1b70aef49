package dateline.ingest.fetch;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One request to one server.
 *
 * @param target the checked address
 * @param address where it leads: the connection goes there and nowhere else
 * @param headers all headers but Host
 * @param body what is posted
 * @param maxBytes most bytes of the body, as they come
 * @param time how long it may take
 */
record Hop(
    Target target,
    InetAddress address,
    Map<String, String> headers,
    Optional<FetchRequest.Body> body,
    long maxBytes,
    Duration time) {}
