package dateline.ingest.format.wire;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The messages that a notice names: {@code Kill bdt0123 and bdt0124 of Oct. 14}. Only sentences
 * that say so are read, and no further than where they begin to speak of a replacement. A number
 * without a service is of the notice's own; a day behind a number is its day and that of the
 * numbers in front of it; without any, it is the notice's own day. Numbers have as many digits as
 * the notice's own.
 */
final class NamedMessages {

  private static final Pattern REPLACEMENT =
      Pattern.compile(
          "(?iuU)\\b(?:use|using|replaced? by|replacing|substitutes?|instead|ersatz|ersetzt|statt\\w*"
              + "|neue (?:meldung|fassung)|remplac\\w*|sustitu\\w*|reemplaz\\w*)\\b");

  private static final Pattern NAME =
      Pattern.compile(
          "(?iuU)\\b(?:(?<service>[a-z]{1,5})-?(?<number>\\d{3,5})"
              + "|(?:story|item|message|number|no\\.|nr\\.|n°|nº|num\\.|meldung|d[ée]p[êe]che|despacho|nota)"
              + "\\s+#?(?<bare>\\d{3,5}))\\b(?<day>,?\\s+(?:of|from|dated|sent|vom|am|du|del?|de)\\s+"
              + "[\\p{L}\\d./ -]{3,24})?");

  private static final Pattern DAY_WORDS =
      Pattern.compile("(?iu),?\\s+(?:of|from|dated|sent|vom|am|du|del?|de)\\s+");

  private NamedMessages() {}

  /** Numbers in the form of the contract: {@code SERVICE/NUMBER/DAY}. */
  static List<String> in(List<String> sentences, String service, String number, LocalDate today) {
    Set<String> named = new LinkedHashSet<>();
    String own = form(service, number, number, today);
    for (String sentence : sentences) {
      Matcher replacement = REPLACEMENT.matcher(sentence);
      String said = replacement.find() ? sentence.substring(0, replacement.start()) : sentence;
      named.addAll(in(said, service, number, today));
    }
    named.remove(own);
    return List.copyOf(named);
  }

  /** A message's number in the form of the contract. */
  static String form(String service, String number, String width, LocalDate day) {
    String digits = "0".repeat(Math.max(0, width.length() - number.length())) + number;
    return service + "/" + digits + "/" + day;
  }

  private static List<String> in(String said, String service, String own, LocalDate today) {
    record Named(String service, String number) {}
    List<Named> waiting = new ArrayList<>();
    List<String> named = new ArrayList<>();
    Matcher matcher = NAME.matcher(said);
    while (matcher.find()) {
      String of = matcher.group("service");
      String digits = of == null ? matcher.group("bare") : matcher.group("number");
      waiting.add(new Named(of == null ? service : of.toLowerCase(Locale.ROOT), digits));
      Optional<LocalDate> day =
          Optional.ofNullable(matcher.group("day"))
              .flatMap(
                  words ->
                      WireDates.written(
                          DAY_WORDS.matcher(words).replaceFirst(""), Optional.of(today)));
      if (day.isPresent()) {
        waiting.forEach(each -> named.add(form(each.service(), each.number(), own, day.get())));
        waiting.clear();
      }
    }
    waiting.forEach(each -> named.add(form(each.service(), each.number(), own, today)));
    return named;
  }
}
