package dateline.ingest.feeds;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A feed's zone, guessed: from the offsets of its times, checked against the country that its
 * address or its language names. A country alone is only a hint, and a country of many zones is
 * none.
 *
 * @param zone IANA zone
 * @param why what speaks for it
 * @param sure whether the offsets of the times bear it out
 */
record ZoneGuess(String zone, String why, boolean sure) {

  /** Countries of one zone, or with nearly everybody in one. */
  private static final Map<String, String> BY_COUNTRY =
      Map.ofEntries(
          Map.entry("ae", "Asia/Dubai"),
          Map.entry("ar", "America/Argentina/Buenos_Aires"),
          Map.entry("at", "Europe/Vienna"),
          Map.entry("bd", "Asia/Dhaka"),
          Map.entry("be", "Europe/Brussels"),
          Map.entry("bg", "Europe/Sofia"),
          Map.entry("ch", "Europe/Zurich"),
          Map.entry("cn", "Asia/Shanghai"),
          Map.entry("co", "America/Bogota"),
          Map.entry("cz", "Europe/Prague"),
          Map.entry("de", "Europe/Berlin"),
          Map.entry("dk", "Europe/Copenhagen"),
          Map.entry("ee", "Europe/Tallinn"),
          Map.entry("eg", "Africa/Cairo"),
          Map.entry("es", "Europe/Madrid"),
          Map.entry("fi", "Europe/Helsinki"),
          Map.entry("fr", "Europe/Paris"),
          Map.entry("gb", "Europe/London"),
          Map.entry("gr", "Europe/Athens"),
          Map.entry("hk", "Asia/Hong_Kong"),
          Map.entry("hr", "Europe/Zagreb"),
          Map.entry("hu", "Europe/Budapest"),
          Map.entry("ie", "Europe/Dublin"),
          Map.entry("il", "Asia/Jerusalem"),
          Map.entry("in", "Asia/Kolkata"),
          Map.entry("ir", "Asia/Tehran"),
          Map.entry("is", "Atlantic/Reykjavik"),
          Map.entry("it", "Europe/Rome"),
          Map.entry("jp", "Asia/Tokyo"),
          Map.entry("ke", "Africa/Nairobi"),
          Map.entry("kr", "Asia/Seoul"),
          Map.entry("lk", "Asia/Colombo"),
          Map.entry("lt", "Europe/Vilnius"),
          Map.entry("lu", "Europe/Luxembourg"),
          Map.entry("lv", "Europe/Riga"),
          Map.entry("ma", "Africa/Casablanca"),
          Map.entry("mm", "Asia/Yangon"),
          Map.entry("ng", "Africa/Lagos"),
          Map.entry("nl", "Europe/Amsterdam"),
          Map.entry("no", "Europe/Oslo"),
          Map.entry("np", "Asia/Kathmandu"),
          Map.entry("nz", "Pacific/Auckland"),
          Map.entry("pe", "America/Lima"),
          Map.entry("ph", "Asia/Manila"),
          Map.entry("pk", "Asia/Karachi"),
          Map.entry("pl", "Europe/Warsaw"),
          Map.entry("pt", "Europe/Lisbon"),
          Map.entry("ro", "Europe/Bucharest"),
          Map.entry("rs", "Europe/Belgrade"),
          Map.entry("sa", "Asia/Riyadh"),
          Map.entry("se", "Europe/Stockholm"),
          Map.entry("sg", "Asia/Singapore"),
          Map.entry("si", "Europe/Ljubljana"),
          Map.entry("sk", "Europe/Bratislava"),
          Map.entry("th", "Asia/Bangkok"),
          Map.entry("tr", "Europe/Istanbul"),
          Map.entry("tw", "Asia/Taipei"),
          Map.entry("ua", "Europe/Kyiv"),
          Map.entry("uk", "Europe/London"),
          Map.entry("vn", "Asia/Ho_Chi_Minh"),
          Map.entry("za", "Africa/Johannesburg"));

  /** Offsets that only one country has, or only one that many people live in. */
  private static final Map<ZoneOffset, String> BY_OFFSET =
      Map.of(
          ZoneOffset.of("+03:30"), "Asia/Tehran",
          ZoneOffset.of("+04:30"), "Asia/Kabul",
          ZoneOffset.of("+05:30"), "Asia/Kolkata",
          ZoneOffset.of("+05:45"), "Asia/Kathmandu",
          ZoneOffset.of("+06:30"), "Asia/Yangon",
          ZoneOffset.of("-03:30"), "America/St_Johns");

  /**
   * Guesses.
   *
   * @param times the times of the feed's items
   * @param site the feed's address
   * @param language the language that it declares
   */
  static Optional<ZoneGuess> of(List<ItemTime> times, URI site, Optional<String> language) {
    Set<ZoneOffset> offsets = new TreeSet<>();
    times.stream()
        .filter(time -> time.form() == ItemTime.Form.OFFSET)
        .flatMap(time -> time.offset().stream())
        .forEach(offsets::add);
    Optional<String> domain = Optional.ofNullable(site.getHost()).map(ZoneGuess::lastPart);
    Optional<String> region =
        language.map(tag -> Locale.forLanguageTag(tag).getCountry().toLowerCase(Locale.ROOT));
    for (Optional<String> country : List.of(domain, region)) {
      Optional<String> zone =
          country.map(BY_COUNTRY::get).filter(name -> offsets.isEmpty() || fits(name, times));
      if (zone.isPresent()) {
        String why =
            (country == domain ? "the address ends in " : "the language is of ") + country.get();
        return Optional.of(
            offsets.isEmpty()
                ? new ZoneGuess(zone.get(), why, false)
                : new ZoneGuess(zone.get(), why + ", and the times have its offsets", true));
      }
    }
    return offsets.size() == 1
        ? offsets.stream()
            .filter(BY_OFFSET::containsKey)
            .map(o -> new ZoneGuess(BY_OFFSET.get(o), "all times have the offset " + o, true))
            .findFirst()
        : Optional.empty();
  }

  private static boolean fits(String zone, List<ItemTime> times) {
    ZoneId id = ZoneId.of(zone);
    return times.stream()
        .filter(time -> time.form() == ItemTime.Form.OFFSET)
        .allMatch(time -> offset(id, time.at().orElseThrow()).equals(time.offset().orElseThrow()));
  }

  private static ZoneOffset offset(ZoneId zone, Instant at) {
    return zone.getRules().getOffset(at);
  }

  private static String lastPart(String host) {
    return host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
