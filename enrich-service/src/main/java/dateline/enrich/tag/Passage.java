package dateline.enrich.tag;

/**
 * Where a statement was read.
 *
 * @param field {@code headline}, {@code standfirst} or {@code body}
 * @param start first UTF-16 code unit in that text
 * @param end first code unit behind
 * @param text exactly the characters between them
 */
public record Passage(String field, int start, int end, String text) {}
