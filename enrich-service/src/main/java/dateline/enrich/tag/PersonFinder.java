package dateline.enrich.tag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds people: capitalised names for which the text gives a reason (an office or title, a verb of
 * saying, an age, an apposition, a known given name), and their later mentions by surname. Runs of
 * capitals without a reason, and titles written in capitals throughout, name nobody.
 */
final class PersonFinder {

  private static final int BY_OFFICE = 90;
  private static final int BY_CONTEXT = 75;
  private static final int BY_GIVEN_NAME = 70;
  private static final int MOST_MERGED = 300;
  private static final int BY_SPEECH = 55;
  private static final int SURNAME_ONLY = 60;

  private final ArticleText article;
  private final Lexicon lexicon;
  private final PersonName names;
  private final PersonRole roles;
  private final Map<String, Person> people = new LinkedHashMap<>();

  PersonFinder(ArticleText article) {
    this.article = article;
    this.lexicon = article.lexicon();
    this.names = new PersonName(article);
    this.roles = new PersonRole(article);
  }

  List<Person> find() {
    for (Part part : article.parts()) {
      for (int i = 0; i < part.tokens().size(); i++) {
        if (!part.titleCase(i) && CapitalRun.nameLike(part.token(i))) {
          CapitalRun run = CapitalRun.at(part, i, lexicon);
          read(part, run);
          i = Math.max(i, run.to() - 1);
        }
      }
    }
    mergeSurnames();
    for (Part part : article.parts()) {
      claimLaterMentions(part);
    }
    return new ArrayList<>(people.values());
  }

  private void read(Part part, CapitalRun run) {
    Optional<CapitalRun> found = names.within(part, run);
    if (found.isEmpty()) {
      return;
    }
    int from = found.get().from();
    int to = found.get().to();
    Optional<PersonRole.Before> before = roles.before(part, from);
    Optional<String> behind = roles.behind(part, to);
    boolean single = to - from == 1;
    int confidence = confidence(part, from, to, before, behind);
    if (confidence == 0 || (single && !singleFits(part, from, before))) {
      return;
    }
    Person person =
        people.computeIfAbsent(key(part, from, to), k -> new Person(words(part, from, to)));
    before.flatMap(PersonRole.Before::text).ifPresent(person::addRole);
    behind.ifPresent(person::addRole);
    claim(person, part, from, to, single ? Math.min(confidence, SURNAME_ONLY) : confidence);
  }

  /** A lone capital word is a name only behind an office or title, and if it means nothing else. */
  private boolean singleFits(Part part, int token, Optional<PersonRole.Before> before) {
    String word = part.token(token).text();
    return before.isPresent()
        && part.token(token).joined()
        && word.length() > 2
        && article.hit(part, token).isEmpty()
        && !Demonyms.isOne(word)
        && !word.endsWith(".")
        && !lexicon.language.equals("fr")
        && !part.token(token - 1).text().equals("St");
  }

  private int confidence(
      Part part, int from, int to, Optional<PersonRole.Before> before, Optional<String> behind) {
    if (before.isPresent()) {
      return BY_OFFICE;
    }
    boolean given = Lexicon.givenName(part.token(from).text());
    if (to - from == 1) {
      return 0;
    }
    if (behind.isPresent() || aged(part, to) || speaks(part, from, to)) {
      return given ? BY_OFFICE : behind.isPresent() || aged(part, to) ? BY_CONTEXT : BY_SPEECH;
    }
    return given ? BY_GIVEN_NAME : 0;
  }

  /** "Amina Wanjiru, 34," or "Amina Wanjiru (34)". */
  private boolean aged(Part part, int to) {
    if (to >= part.tokens().size()) {
      return false;
    }
    Token token = part.token(to);
    boolean mark = token.before() == ',' || token.before() == '(';
    return mark
        && token.text().length() <= 2
        && token.text().chars().allMatch(Character::isDigit)
        && !token.opens();
  }

  private boolean speaks(Part part, int from, int to) {
    boolean before = from > 0 && part.token(from).joined() && says(part, from - 1);
    boolean behind = to < part.tokens().size() && part.token(to).joined() && says(part, to);
    boolean auxiliary =
        to + 1 < part.tokens().size()
            && part.token(to).joined()
            && part.token(to + 1).joined()
            && (part.token(to).text().equals("a") || part.token(to).text().equals("ha"))
            && says(part, to + 1);
    return before || behind || auxiliary;
  }

  private boolean says(Part part, int token) {
    return lexicon.speech.contains(part.token(token).text());
  }

  /**
   * "President Putin" and "Vladimir Putin" are one person, "Luis Mora" and "José Luis Mora" too.
   */
  private void mergeSurnames() {
    if (people.size() > MOST_MERGED) {
      return; // a list of names, not a text that comes back to them
    }
    for (String key : List.copyOf(people.keySet())) {
      Person person = people.get(key);
      people.values().stream()
          .filter(other -> other != person && other.endsWith(person))
          .findFirst()
          .ifPresent(
              full -> {
                full.mentions.addAll(person.mentions);
                person.role().ifPresent(full::addRole);
                people.remove(key);
              });
    }
  }

  private void claimLaterMentions(Part part) {
    Map<String, Person> bySurname = new LinkedHashMap<>();
    people.values().forEach(person -> bySurname.putIfAbsent(person.surname(), person));
    for (int i = 0; i < part.tokens().size(); i++) {
      Person person = bySurname.get(part.token(i).text());
      if (person == null || !article.free(part, i, i + 1)) {
        continue;
      }
      int from = i;
      int k = person.name.size() - 2;
      while (k >= 0
          && from > 0
          && part.token(from).joined()
          && part.token(from - 1).text().equals(person.name.get(k))) {
        from--;
        k--;
      }
      if (from == i && partOfAnotherName(part, i)) {
        continue;
      }
      claim(person, part, from, i + 1, SURNAME_ONLY + 15);
    }
  }

  private boolean partOfAnotherName(Part part, int i) {
    if (article.surelyKnown(part, i)) {
      return true;
    }
    Token token = part.token(i);
    Token before = i > 0 ? part.token(i - 1) : null;
    boolean othersGivenName =
        token.joined()
            && before != null
            && !before.opens()
            && before.capital()
            && !part.titleCase(i)
            && !lexicon.isHead(before.text())
            && !lexicon.titles.contains(before.text());
    boolean longer =
        i + 1 < part.tokens().size()
            && part.token(i + 1).joined()
            && !token.possessive()
            && part.token(i + 1).capital()
            && !part.titleCase(i);
    return othersGivenName || longer;
  }

  private void claim(Person person, Part part, int from, int to, int confidence) {
    Mention mention =
        new Mention(
            TagKind.PERSON,
            person.label().toLowerCase(Locale.ROOT),
            part.between(from, to),
            Optional.empty(),
            confidence,
            part,
            part.token(from).start(),
            part.token(to - 1).end());
    article.claim(mention, from, to);
    person.mentions.add(mention);
  }

  private static String key(Part part, int from, int to) {
    return String.join(" ", words(part, from, to));
  }

  private static List<String> words(Part part, int from, int to) {
    return part.tokens().subList(from, to).stream().map(Token::text).toList();
  }
}
