package dateline.enrich.tag;

/**
 * A known name in a text.
 *
 * @param name what the gazetteer has
 * @param start first code unit
 * @param end behind the last
 * @param from first token
 * @param to behind the last token
 */
record Hit(KnownName name, int start, int end, int from, int to) {}
