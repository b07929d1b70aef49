package dateline.enrich.tag;

import java.util.List;

/**
 * One text of the article, cut into words and sentences.
 *
 * @param field {@code headline}, {@code standfirst} or {@code body}
 */
record Part(String field, String text, List<Token> tokens, List<Sentence> sentences) {

  Token token(int i) {
    return tokens.get(i);
  }

  Sentence sentenceOf(int token) {
    return sentences.get(tokens.get(token).sentence());
  }

  boolean titleCase(int token) {
    return sentenceOf(token).titleCase();
  }

  /**
   * Text of the tokens from (inclusive) to (exclusive), without the last one's possessive ending.
   */
  String between(int from, int to) {
    return text.substring(token(from).start(), token(to - 1).end());
  }

  Passage passage(int start, int end) {
    return new Passage(field, start, end, text.substring(start, end));
  }

  /** The token that covers or follows a code unit. */
  int tokenAt(int offset) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
