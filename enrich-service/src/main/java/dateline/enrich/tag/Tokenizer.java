package dateline.enrich.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts text into words and sentences in one pass. Keeps abbreviations ("U.S."), initials,
 * hyphenated words and numbers whole, takes possessive endings off, and splits French elisions.
 */
final class Tokenizer {

  private static final Set<String> ELISIONS =
      Set.of("l", "d", "qu", "n", "s", "c", "j", "m", "t", "L", "D", "Qu", "N", "S", "C", "J");
  private static final Set<String> DOTTED =
      Set.of(
          "Mr", "Mrs", "Ms", "Dr", "Prof", "Sen", "Rep", "Gov", "Gen", "Col", "Lt", "Sgt", "Capt",
          "Maj", "Cpl", "Det", "Rev", "Hon", "St", "Inc", "Corp", "Ltd", "Co", "Jr", "Sr", "No",
          "Nr", "ca", "bzw", "Mme", "Sra", "Dra", "vs", "approx", "M", "Jan", "Feb", "Aug", "Sept",
          "Oct", "Nov", "Dec", "Uds", "EE", "UU");

  private static final Set<String> SMALL_IN_TITLES =
      Set.of(
          "from", "with", "into", "over", "after", "amid", "than", "that", "against", "between",
          "under", "upon", "without", "during", "before", "behind", "dans", "avec", "pour", "sous",
          "entre", "para", "sobre", "como");

  private final String field;
  private final String text;
  private final boolean elides;
  private final boolean nounsCapital;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Sentence> sentences = new ArrayList<>();
  private int sentenceFrom;

  private Tokenizer(String field, String text, String language) {
    this.field = field;
    this.text = text;
    this.elides = language.equals("fr") || language.equals("it") || language.equals("ca");
    this.nounsCapital = language.equals("de") || language.equals("lb");
  }

  static Part read(String field, String text, String language) {
    return new Tokenizer(field, text, language).read();
  }

  private Part read() {
    int i = 0;
    int gapFrom = 0;
    while (i < text.length()) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        i++;
        continue;
      }
      int end = wordEnd(i);
      boolean opens = endsSentence(gapFrom, i, end);
      if (opens) {
        closeSentence(gapFrom);
      }
      add(i, end, before(gapFrom, i), opens || tokens.isEmpty());
      i = end;
      gapFrom = tokens.get(tokens.size() - 1).end();
      if (tokens.get(tokens.size() - 1).possessive()) {
        gapFrom = end;
      }
    }
    closeSentence(gapFrom);
    return new Part(field, text, tokens, sentences);
  }

  private void add(int start, int end, char before, boolean opens) {
    int coreEnd = end;
    boolean possessive = false;
    if (end - start > 2 && text.charAt(end - 1) == 's' && isApostrophe(text.charAt(end - 2))) {
      coreEnd = end - 2;
      possessive = true;
    } else if (end < text.length()
        && text.charAt(end - 1) == 's'
        && text.charAt(end) == '’'
        && end + 1 < text.length()
        && text.charAt(end + 1) == ' ') {
      possessive = true;
    }
    String word = text.substring(start, coreEnd);
    tokens.add(new Token(word, start, coreEnd, possessive, before, sentences.size(), opens));
  }

  private int wordEnd(int start) {
    int i = start + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
        i++;
        continue;
      }
      boolean inner = i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
      if (isApostrophe(c) && inner) {
        if (elides && ELISIONS.contains(text.substring(start, i))) {
          return i;
        }
        i += 2;
      } else if ((c == '-' || c == '‑') && inner) {
        i += 2;
      } else if ((c == '.' || c == ',') && inner && digits(i)) {
        i += 2;
      } else if (c == '.' && letterBefore(start, i)) {
        // U.S., F.A.Z., an initial
        i++;
        if (!(i < text.length() && Character.isUpperCase(text.charAt(i)))) {
          return i;
        }
      } else if (c == '.' && DOTTED.contains(text.substring(start, i))) {
        return i + 1;
      } else if (c == '&' && inner && i - start <= 2) {
        i += 2;
      } else {
        return i;
      }
    }
    return i;
  }

  private boolean digits(int i) {
    return Character.isDigit(text.charAt(i - 1)) && Character.isDigit(text.charAt(i + 1));
  }

  /** A single capital before the dot: an initial or a letter of an abbreviation. */
  private boolean letterBefore(int start, int dot) {
    boolean single = dot - 1 == start || text.charAt(dot - 2) == '.';
    return single && Character.isUpperCase(text.charAt(dot - 1));
  }

  private char before(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return text.charAt(i);
      }
    }
    return from == to && from > 0 ? text.charAt(from - 1) : Token.SPACE;
  }

  private boolean endsSentence(int from, int to, int wordEnd) {
    if (tokens.isEmpty()) {
      return false;
    }
    boolean stop = false;
    int newlines = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      stop |= c == '.' || c == '!' || c == '?' || c == '…' || c == '。' || c == '؟';
      newlines += c == '\n' ? 1 : 0;
    }
    if (newlines >= 2 || (newlines == 1 && stop)) {
      return true;
    }
    // a lone line break that is followed by a capital ends a heading or a line of a list
    boolean capital = Character.isUpperCase(text.charAt(to)) || Character.isDigit(text.charAt(to));
    return capital && (newlines == 1 || (stop && to - from > 1));
  }

  private void closeSentence(int gapFrom) {
    if (tokens.size() == sentenceFrom) {
      return;
    }
    int end = gapFrom;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    int from = sentenceFrom;
    sentenceFrom = tokens.size();
    sentences.add(
        new Sentence(from, sentenceFrom, tokens.get(from).start(), end, titleCase(from, end)));
  }

  private boolean titleCase(int from, int end) {
    if (text.charAt(end - 1) == '.') {
      return false; // headlines and headings have no full stop
    }
    int longWords = 0;
    int capitals = 0;
    for (int i = from; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.text().length() >= 4
          && Character.isLetter(token.text().charAt(0))
          && !SMALL_IN_TITLES.contains(token.text())) {
        longWords++;
        capitals += token.capital() ? 1 : 0;
      }
    }
    // German nouns are capitals in any sentence; only wholly capital ones say nothing there.
    double share = nounsCapital ? 0.95 : 0.8;
    return longWords >= 3 && capitals >= share * longWords;
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '’' || c == '‘';
  }
}
