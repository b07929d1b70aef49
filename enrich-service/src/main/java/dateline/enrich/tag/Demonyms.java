package dateline.enrich.tag;

import java.util.Set;

/** Words for what belongs to a country or region: adjectives that start many names of offices. */
final class Demonyms {

  private static final Set<String> IRREGULAR =
      Set.of(
          "Afghan",
          "French",
          "Dutch",
          "Greek",
          "Swiss",
          "Czech",
          "Thai",
          "Iraqi",
          "Israeli",
          "Saudi",
          "Pakistani",
          "Bangladeshi",
          "Kuwaiti",
          "Emirati",
          "Qatari",
          "Yemeni",
          "Somali",
          "Arab",
          "American",
          "African",
          "Mexican",
          "German",
          "European",
          "Moroccan",
          "Filipino",
          "Kazakh",
          "Uzbek",
          "Tajik",
          "Kyrgyz",
          "Turkmen",
          "Azerbaijani",
          "Omani",
          "Bahraini",
          "Cypriot",
          "Slovak",
          "Croat",
          "Serb",
          "Kosovar",
          "Basque",
          "Catalan",
          "Welsh",
          "Cuban",
          "Dominican",
          "Jamaican",
          "Zimbabwean",
          "Kenyan",
          "Ugandan",
          "Rwandan",
          "Tanzanian",
          "Korean",
          "Chilean",
          "Malagasy",
          "Lao",
          "Burmese",
          "Asian",
          "Western",
          "Soviet",
          "Latin",
          "Kashmiri",
          "Punjabi",
          "Bengali",
          "Tamil",
          "Kurdish",
          "US",
          "U.S.",
          "UK",
          "EU");

  private Demonyms() {}

  static boolean isOne(String word) {
    if (IRREGULAR.contains(word)) {
      return true;
    }
    boolean shape =
        word.length() > 5
            && Character.isUpperCase(word.charAt(0))
            && (word.endsWith("ian") || word.endsWith("ese") || word.endsWith("ish"));
    return shape && !Lexicon.givenName(word);
  }
}
