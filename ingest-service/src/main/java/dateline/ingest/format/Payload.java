package dateline.ingest.format;

import java.util.Optional;

/**
 * An item's original bytes.
 *
 * @param format what they were read as: {@code ninjs}, {@code html}, {@code text}, {@code rss},
 *     {@code atom}
 * @param mediaType their IANA media type, without parameters
 * @param charset their character encoding, as decided
 */
public record Payload(String format, String mediaType, Optional<String> charset, byte[] content) {}
