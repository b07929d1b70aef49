package dateline.enrich.tag;

/**
 * A word of a text.
 *
 * @param text the word without a possessive ending
 * @param start first UTF-16 code unit
 * @param end behind the word without its possessive ending
 * @param possessive whether an {@code 's} or a closing apostrophe follows
 * @param before {@link #SPACE} if only white space stands between the word and the one before it,
 *     else the first other character there
 * @param sentence number of its sentence in the text
 * @param opens whether it is its sentence's first word
 */
record Token(
    String text, int start, int end, boolean possessive, char before, int sentence, boolean opens) {

  static final char SPACE = ' ';

  boolean capital() {
    return Character.isUpperCase(text.charAt(0));
  }

  boolean allCapitals() {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLowerCase(text.charAt(i))) {
        return false;
      }
    }
    return capital();
  }

  /** Follows the word before it with nothing but space between, within one sentence. */
  boolean joined() {
    return before == SPACE && !opens;
  }
}
