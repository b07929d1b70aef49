package dateline.enrich.text;

import java.util.Locale;
import java.util.Set;

/** Names and signs of news agencies, as they stand in datelines and bylines. */
final class Agencies {

  private static final Set<String> KNOWN =
      Set.of(
          "reuters",
          "ap",
          "associated press",
          "the associated press",
          "afp",
          "agence france-presse",
          "dpa",
          "pti",
          "press trust of india",
          "ani",
          "ians",
          "efe",
          "ansa",
          "apa",
          "sda",
          "keystone-sda",
          "xinhua",
          "tass",
          "ria",
          "ria novosti",
          "interfax",
          "upi",
          "bloomberg",
          "pa",
          "pa media",
          "aap",
          "cp",
          "the canadian press",
          "canadian press",
          "kyodo",
          "kyodo news",
          "jiji",
          "yonhap",
          "anadolu",
          "aa",
          "wam",
          "spa",
          "qna",
          "irna",
          "petra",
          "mena",
          "nan",
          "gna",
          "kna",
          "app",
          "bss",
          "unb",
          "antara",
          "bernama",
          "vna",
          "pna",
          "tt",
          "ntb",
          "ritzau",
          "stt",
          "anp",
          "belga",
          "lusa",
          "pap",
          "ctk",
          "čtk",
          "mti",
          "tanjug",
          "hina",
          "sid",
          "epd",
          "agencies",
          "agenturen",
          "agency",
          "agences",
          "agencias",
          "ap/reuters",
          "dpa-afx",
          "ots",
          "europa press",
          "notimex",
          "telam",
          "télam",
          "adnkronos",
          "agi",
          "askanews",
          "ukrinform",
          "unian",
          "apn",
          "ap news",
          "wire",
          "wires");

  private Agencies() {}

  static boolean isKnown(String name) {
    return KNOWN.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether every part of {@code AFP/Reuters} or {@code dpa, AFP} is an agency. */
  static boolean areKnown(String names) {
    for (String name : names.split("\\s*[/,&]\\s*|\\s+(?:and|und|et|y)\\s+")) {
      if (!isKnown(name.strip())) {
        return false;
      }
    }
    return true;
  }
}
