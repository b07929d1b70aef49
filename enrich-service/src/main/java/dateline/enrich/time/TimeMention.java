package dateline.enrich.time;

/**
 * A time that the text speaks of. Never the time of publication.
 *
 * @param start first UTF-16 code unit of the passage in the text that was searched
 * @param end first code unit behind the passage
 * @param text the passage itself
 * @param reading what it says: always a local date, with the rule {@code date-only} where the text
 *     gives the date and {@code relative} where it was counted from the reference date
 */
public record TimeMention(int start, int end, String text, TimeReading reading) {}
