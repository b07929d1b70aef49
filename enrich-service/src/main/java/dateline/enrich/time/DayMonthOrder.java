package dateline.enrich.time;

import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which of two small numbers is the day: as CLDR has it for the text's language and region. English
 * without a region takes the region from the feed's zone, because only the United States and some
 * neighbours put the month first.
 */
final class DayMonthOrder {

  private static final Set<String> MONTH_FIRST_ZONES =
      Set.of(
          "America/New_York",
          "America/Chicago",
          "America/Denver",
          "America/Los_Angeles",
          "America/Phoenix",
          "America/Anchorage",
          "America/Detroit",
          "America/Boise",
          "America/Puerto_Rico",
          "Pacific/Honolulu",
          "Pacific/Guam",
          "Asia/Manila");
  private static final Map<Locale, Boolean> CLDR = new ConcurrentHashMap<>();

  private DayMonthOrder() {}

  static boolean dayFirst(TimeContext context) {
    Locale locale = context.locale();
    if (locale.getCountry().isEmpty()
        && (locale.getLanguage().isEmpty() || locale.getLanguage().equals("en"))
        && context.feedZone().isPresent()) {
      return !monthFirst(context.feedZone().get());
    }
    return CLDR.computeIfAbsent(
        locale.getLanguage().isEmpty() ? Locale.US : locale, DayMonthOrder::byPattern);
  }

  /** Whether anything but a guess stands behind the order. */
  static boolean isKnown(TimeContext context) {
    Locale locale = context.locale();
    return context.feedZone().isPresent()
        || !locale.getCountry().isEmpty()
        || !(locale.getLanguage().isEmpty() || locale.getLanguage().equals("en"));
  }

  private static boolean monthFirst(ZoneId zone) {
    String id = zone.getId();
    return MONTH_FIRST_ZONES.contains(id)
        || id.startsWith("US/")
        || id.startsWith("America/Indiana/")
        || id.startsWith("America/Kentucky/")
        || id.startsWith("America/North_Dakota/");
  }

  private static boolean byPattern(Locale locale) {
    String pattern =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale);
    return pattern.indexOf('d') < pattern.indexOf('M');
  }
}
