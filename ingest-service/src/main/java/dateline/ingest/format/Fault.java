package dateline.ingest.format;

/**
 * Something wrong in an item.
 *
 * @param pointer where: a JSON Pointer (RFC 6901), or an element's path; empty for the whole item
 * @param message what, for a person
 */
public record Fault(String pointer, String message) {}
