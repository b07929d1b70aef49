package dateline.enrich.relate;

/**
 * An article reduced to what comparison needs.
 *
 * @param signature MinHash signature of its word shingles
 * @param shingles how many different shingles it has
 * @param bands keys under which similar signatures meet
 * @param terms hashes of its words and names, each once
 * @param weights how often and where each term stands, damped, in eighths
 * @param words the terms as text, for evidence
 * @param names how many of the terms, from the first one, are names
 * @param language of the text; words of different languages do not compare
 */
record Sketch(
    byte[] signature,
    int shingles,
    int[] bands,
    int[] terms,
    byte[] weights,
    String[] words,
    int names,
    String language) {}
