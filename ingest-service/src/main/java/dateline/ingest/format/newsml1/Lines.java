package dateline.ingest.format.newsml1;

import dateline.ingest.format.Fact;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.xml.XmlNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code NewsLines}: what is printed around a text. */
final class Lines {

  private static final Pattern BETWEEN_KEYWORDS = Pattern.compile("\\s*[;,]\\s*");

  /** Where a dateline stops naming the place. */
  private static final Pattern BEHIND_PLACE =
      Pattern.compile("\\s*(?:[,(]|\\s[-–—]|\\d{1,2}\\.?\\s).*$");

  private final ItemBuilder builder;

  Lines(ItemBuilder builder) {
    this.builder = builder;
  }

  void read(XmlNode lines) {
    for (XmlNode line : lines.children().toList()) {
      String text = line.text();
      switch (line.name()) {
        case "HeadLine" ->
            builder.text(
                builder.firstText("headline").isEmpty() ? "headline" : "subtitle",
                "text/plain",
                text);
        case "SubHeadLine" -> builder.text("subtitle", "text/plain", text);
        case "ByLine" -> builder.credit("author", text);
        case "CreditLine" -> builder.credit("agency", text);
        case "DateLine" -> {
          builder.text("dateline", "text/plain", text);
          builder.factIfAbsent(Fact.LOCATED, BEHIND_PLACE.matcher(text).replaceFirst("").strip());
        }
        case "CopyrightLine" -> builder.factIfAbsent(Fact.COPYRIGHT_NOTICE, text);
        case "RightsLine" -> builder.factIfAbsent(Fact.USAGE_TERMS, text);
        case "SlugLine" -> builder.factIfAbsent(Fact.SLUGLINE, text);
        case "SeriesLine" -> keyword(text, Optional.of("series"));
        case "KeywordLine" ->
            BETWEEN_KEYWORDS.splitAsStream(text).forEach(word -> keyword(word, Optional.empty()));
        case "NewsLine" -> own(line);
        default -> {
          // ByLineTitle: who wrote it is in the byline.
        }
      }
    }
  }

  /** A line of a type that the provider has named. */
  private void own(XmlNode line) {
    String type = NewsMlItem.formal(line, "NewsLineType").orElse("").toLowerCase(Locale.ROOT);
    Stream<String> texts = line.children("NewsLineText").map(XmlNode::text);
    if (type.contains("note") || type.contains("advisory")) {
      texts.forEach(text -> builder.factIfAbsent(Fact.ED_NOTE, text));
    } else if (type.contains("abstract") || type.contains("summary") || type.contains("lead")) {
      texts.forEach(text -> builder.text("summary", "text/plain", text));
    } else {
      texts.forEach(text -> builder.text(type.isEmpty() ? "subtitle" : type, "text/plain", text));
    }
  }

  private void keyword(String word, Optional<String> scheme) {
    builder.tag(Parts.Tag.of("keyword", word, scheme));
  }
}
