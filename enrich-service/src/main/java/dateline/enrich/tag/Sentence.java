package dateline.enrich.tag;

/**
 * A sentence or heading as a range of tokens.
 *
 * @param from first token
 * @param to behind the last token
 * @param start first code unit
 * @param end behind the closing punctuation
 * @param titleCase written with capitals throughout, so that capitals say nothing about names
 */
record Sentence(int from, int to, int start, int end, boolean titleCase) {}
