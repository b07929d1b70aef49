package dateline.ingest.format;

import java.util.Optional;

/**
 * An item's original bytes.
 *
 * @param format what they were read as: {@code ninjs}, {@code html}, {@code text}, {@code rss},
 *     {@code atom}, {@code json-feed}, {@code sitemap}, {@code newsml-g2}, {@code nitf}, {@code
 *     iptc-7901}, {@code anpa-1312}
 * @param mediaType their IANA media type, without parameters
 * @param charset their character encoding, as decided
 */
public record Payload(String format, String mediaType, Optional<String> charset, byte[] content) {}
