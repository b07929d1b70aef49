package dateline.enrich.tag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ahocorasick.trie.PayloadEmit;
import org.ahocorasick.trie.PayloadTrie;

/**
 * Finds the gazetteers' names in a text, whole words only, case-sensitive, the longest where
 * several overlap. Country names are those of the JDK's CLDR data in the article's language and in
 * English. One index a language, built on first use; a bounded number of languages, the rest share
 * one.
 */
final class NameIndex {

  private static final int MOST_LANGUAGES = 16;
  private static final Map<String, NameIndex> INDEXES = new ConcurrentHashMap<>();

  private final PayloadTrie<KnownName> trie;

  private NameIndex(String language) {
    Map<String, KnownName> names = new LinkedHashMap<>();
    addCountries(names, Locale.ENGLISH);
    addCountries(names, Locale.forLanguageTag(language));
    addPlaces(names);
    addOrganisations(names);
    var builder = PayloadTrie.<KnownName>builder().onlyWholeWords().ignoreOverlaps();
    names.forEach(builder::addKeyword);
    this.trie = builder.build();
  }

  /** The index for texts of a language, by ISO 639-1. */
  static NameIndex of(String language) {
    NameIndex index = INDEXES.get(language);
    if (index != null) {
      return index;
    }
    String key = INDEXES.size() < MOST_LANGUAGES ? language : "en";
    return INDEXES.computeIfAbsent(key, NameIndex::new);
  }

  List<Hit> find(Part part) {
    Collection<PayloadEmit<KnownName>> emits = trie.parseText(part.text());
    List<Hit> hits = new ArrayList<>(emits.size());
    for (var emit : emits) {
      int end = emit.getEnd() + 1;
      int from = part.tokenAt(emit.getStart());
      int to = part.tokenAt(end - 1) + 1;
      if (to <= part.tokens().size() && wholeWord(part.text(), emit.getStart(), end)) {
        hits.add(new Hit(emit.getPayload(), emit.getStart(), end, from, to));
      }
    }
    return hits;
  }

  /** Digits and inner apostrophes join words, too: "G20" is not "G2", "O'Chad" is not "Chad". */
  private static boolean wholeWord(String text, int start, int end) {
    char before = start == 0 ? ' ' : text.charAt(start - 1);
    char after = end == text.length() ? ' ' : text.charAt(end);
    boolean possessive =
        end + 1 < text.length() && (after == '\'' || after == '’') && text.charAt(end + 1) == 's';
    boolean address = before == '@' || before == '/' || before == '.' || after == '@';
    return !address
        && !Character.isDigit(before)
        && !Character.isDigit(after)
        && (possessive || (after != '_' && before != '_'));
  }

  private static void addCountries(Map<String, KnownName> names, Locale language) {
    for (String code : Locale.getISOCountries()) {
      String name = new Locale.Builder().setRegion(code).build().getDisplayCountry(language);
      if (name.length() > 2 && !name.equals(code)) {
        KnownName known =
            new KnownName(TagKind.PLACE, "country", "country:" + code, Optional.of(code), false);
        names.put(name, known);
        names.put(name.replace("’", "'"), known);
        names.put(name.replace("&", "and"), known);
      }
    }
  }

  private static void addPlaces(Map<String, KnownName> names) {
    for (String[] row : Resource.rows("places.tsv")) {
      String[] forms = row[2].split("\\|");
      for (String form : row[0].equals("other") ? new String[0] : forms) {
        String key =
            row[0].equals("country")
                ? "country:" + row[1]
                : row[0].equals("city") ? "city:" + bare(forms[0]) : "region:" + bare(form);
        names.put(
            bare(form),
            new KnownName(TagKind.PLACE, row[0], key, Optional.of(row[1]), form.endsWith("~")));
      }
    }
  }

  private static void addOrganisations(Map<String, KnownName> names) {
    Map<String, KnownName> organisations = new HashMap<>();
    for (String[] row : Resource.rows("organisations.tsv")) {
      String[] forms = row[1].split("\\|");
      for (String form : forms) {
        organisations.put(
            bare(form),
            new KnownName(
                TagKind.ORGANISATION,
                row[0],
                bare(forms[0]),
                Optional.empty(),
                form.endsWith("~")));
      }
    }
    names.putAll(organisations);
  }

  private static String bare(String form) {
    return form.endsWith("~") ? form.substring(0, form.length() - 1) : form;
  }
}
