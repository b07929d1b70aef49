package dateline.ingest.format;

import java.net.URI;
import java.util.Optional;

/**
 * What a request delivered, before its format is read.
 *
 * @param bytes the body, decompressed
 * @param charset charset parameter of the media type
 * @param location address the body was found under ({@code Content-Location}, RFC 9110 section 8.7)
 * @param itemId the sender's own identifier of the item, for formats that hold none
 */
public record Document(
    byte[] bytes, Optional<String> charset, Optional<URI> location, Optional<String> itemId) {}
