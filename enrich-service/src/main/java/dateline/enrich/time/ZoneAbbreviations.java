package dateline.enrich.time;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the letters behind a time can stand for. The first reading is the most common one in news;
 * the feed's zone chooses among all. Offsets are stated here because an abbreviation names an
 * offset (RFC 822 section 5), while its zone changes offsets over the year.
 */
final class ZoneAbbreviations {

  /**
   * One reading: the zone, and the offset that the letters name in it; null where they name none.
   */
  record Candidate(ZoneId zone, ZoneOffset offset) {}

  private static final Map<String, List<Candidate>> TABLE = new HashMap<>();

  private ZoneAbbreviations() {}

  static List<Candidate> of(String abbreviation) {
    return TABLE.getOrDefault(abbreviation, List.of());
  }

  static boolean isKnown(String abbreviation) {
    return TABLE.containsKey(abbreviation);
  }

  /** Each entry: offset or {@code *} for "whatever holds there then", then zones in order. */
  private static void add(String abbreviation, String... readings) {
    List<Candidate> candidates = new ArrayList<>();
    for (String reading : readings) {
      String[] parts = reading.split(" ");
      ZoneOffset offset = parts[0].equals("*") ? null : ZoneOffset.of(parts[0]);
      for (int i = 1; i < parts.length; i++) {
        candidates.add(new Candidate(ZoneId.of(parts[i]), offset));
      }
    }
    TABLE.put(abbreviation, List.copyOf(candidates));
  }

  private static final String CENTRAL_EUROPE =
      " Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome Europe/Vienna Europe/Zurich"
          + " Europe/Brussels Europe/Amsterdam Europe/Warsaw Europe/Prague Europe/Budapest"
          + " Europe/Stockholm Europe/Oslo Europe/Copenhagen Europe/Belgrade Africa/Algiers Africa/Tunis";
  private static final String EASTERN_EUROPE =
      " Europe/Athens Europe/Kiev Europe/Bucharest Europe/Helsinki Europe/Sofia Europe/Vilnius"
          + " Europe/Riga Europe/Tallinn Africa/Cairo Asia/Beirut Asia/Nicosia";
  private static final String WESTERN_EUROPE = " Europe/Lisbon Atlantic/Canary Atlantic/Faroe";
  private static final String EASTERN =
      " America/New_York America/Toronto America/Detroit America/Jamaica America/Panama";
  private static final String CENTRAL =
      " America/Chicago America/Winnipeg America/Mexico_City America/Costa_Rica America/Guatemala";
  private static final String MOUNTAIN = " America/Denver America/Edmonton America/Phoenix";
  private static final String PACIFIC = " America/Los_Angeles America/Vancouver America/Tijuana";

  static {
    add("IST", "+05:30 Asia/Kolkata", "+01:00 Europe/Dublin", "+02:00 Asia/Jerusalem");
    add("BST", "+01:00 Europe/London", "+06:00 Asia/Dhaka", "+11:00 Pacific/Bougainville");
    add(
        "GST",
        "+04:00 Asia/Dubai Asia/Muscat",
        "-02:00 Atlantic/South_Georgia",
        "+10:00 Pacific/Guam");
    add(
        "EST",
        "-05:00" + EASTERN,
        "+10:00 Australia/Sydney Australia/Melbourne Australia/Brisbane");
    add("EDT", "-04:00" + EASTERN, "+11:00 Australia/Sydney Australia/Melbourne");
    add(
        "CST",
        "-06:00" + CENTRAL,
        "+08:00 Asia/Shanghai Asia/Taipei Asia/Macau",
        "-05:00 America/Havana",
        "+09:30 Australia/Adelaide Australia/Darwin");
    add("CDT", "-05:00" + CENTRAL, "-04:00 America/Havana", "+10:30 Australia/Adelaide");
    add("MST", "-07:00" + MOUNTAIN, "+08:00 Asia/Kuala_Lumpur", "+06:30 Asia/Yangon");
    add("MDT", "-06:00" + MOUNTAIN);
    add("PST", "-08:00" + PACIFIC, "+08:00 Asia/Manila", "+05:00 Asia/Karachi");
    add("PDT", "-07:00" + PACIFIC);
    add("AKST", "-09:00 America/Anchorage");
    add("AKDT", "-08:00 America/Anchorage");
    add("HST", "-10:00 Pacific/Honolulu");
    add(
        "AST",
        "-04:00 America/Halifax America/Puerto_Rico Atlantic/Bermuda",
        "+03:00 Asia/Riyadh Asia/Kuwait Asia/Qatar Asia/Bahrain Asia/Baghdad Asia/Aden");
    add("ADT", "-03:00 America/Halifax Atlantic/Bermuda");
    add("NST", "-03:30 America/St_Johns");
    add("NDT", "-02:30 America/St_Johns");
    add("ET", "*" + EASTERN);
    add("CT", "*" + CENTRAL);
    add("MT", "*" + MOUNTAIN);
    add("PT", "*" + PACIFIC);
    for (String name : List.of("CET", "MEZ", "MET")) {
      add(name, "+01:00" + CENTRAL_EUROPE);
    }
    for (String name : List.of("CEST", "MESZ", "MEST", "CEDT")) {
      add(name, "+02:00" + CENTRAL_EUROPE);
    }
    for (String name : List.of("EET", "OEZ")) {
      add(name, "+02:00" + EASTERN_EUROPE);
    }
    for (String name : List.of("EEST", "OESZ", "EEDT")) {
      add(name, "+03:00" + EASTERN_EUROPE);
    }
    add("WET", "+00:00" + WESTERN_EUROPE);
    add("WEST", "+01:00" + WESTERN_EUROPE);
    add("MSK", "+03:00 Europe/Moscow Europe/Minsk");
    add("MSD", "+04:00 Europe/Moscow");
    add("TRT", "+03:00 Europe/Istanbul");
    add("IDT", "+03:00 Asia/Jerusalem");
    add("IRST", "+03:30 Asia/Tehran");
    add("IRDT", "+04:30 Asia/Tehran");
    add("AFT", "+04:30 Asia/Kabul");
    add("PKT", "+05:00 Asia/Karachi");
    add("UZT", "+05:00 Asia/Tashkent");
    add("SLST", "+05:30 Asia/Colombo");
    add("NPT", "+05:45 Asia/Kathmandu");
    add("MMT", "+06:30 Asia/Yangon");
    add("ICT", "+07:00 Asia/Bangkok Asia/Ho_Chi_Minh Asia/Phnom_Penh Asia/Vientiane");
    add("WIB", "+07:00 Asia/Jakarta Asia/Pontianak");
    add("WITA", "+08:00 Asia/Makassar");
    add("WIT", "+09:00 Asia/Jayapura");
    add("SGT", "+08:00 Asia/Singapore");
    add("MYT", "+08:00 Asia/Kuala_Lumpur");
    add("HKT", "+08:00 Asia/Hong_Kong");
    add("PHT", "+08:00 Asia/Manila");
    add("JST", "+09:00 Asia/Tokyo");
    add("KST", "+09:00 Asia/Seoul Asia/Pyongyang");
    add("AWST", "+08:00 Australia/Perth");
    add("ACST", "+09:30 Australia/Adelaide Australia/Darwin");
    add("ACDT", "+10:30 Australia/Adelaide");
    add("AEST", "+10:00 Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Hobart");
    add("AEDT", "+11:00 Australia/Sydney Australia/Melbourne Australia/Hobart");
    add("NZST", "+12:00 Pacific/Auckland");
    add("NZDT", "+13:00 Pacific/Auckland");
    add("WAT", "+01:00 Africa/Lagos Africa/Kinshasa Africa/Douala Africa/Luanda Africa/Niamey");
    add("CAT", "+02:00 Africa/Harare Africa/Maputo Africa/Lusaka Africa/Kigali Africa/Khartoum");
    add("EAT", "+03:00 Africa/Nairobi Africa/Addis_Ababa Africa/Kampala Africa/Dar_es_Salaam");
    add("SAST", "+02:00 Africa/Johannesburg");
    add("BRT", "-03:00 America/Sao_Paulo America/Bahia America/Fortaleza");
    add("BRST", "-02:00 America/Sao_Paulo");
    add("ART", "-03:00 America/Argentina/Buenos_Aires");
    add("UYT", "-03:00 America/Montevideo");
    add("CLT", "-04:00 America/Santiago");
    add("CLST", "-03:00 America/Santiago");
    add("BOT", "-04:00 America/La_Paz");
    add("VET", "-04:00 America/Caracas");
    add("COT", "-05:00 America/Bogota");
    add("PET", "-05:00 America/Lima");
    add("ECT", "-05:00 America/Guayaquil");
  }
}
