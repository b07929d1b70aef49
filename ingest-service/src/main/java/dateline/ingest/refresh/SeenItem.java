package dateline.ingest.refresh;

/**
 * An item of a document, as the memory of a feed knows it.
 *
 * @param identity 64-bit hash of what identifies it
 * @param content 64-bit hash of what it says
 */
public record SeenItem(long identity, long content) {}
