package dateline.enrich.article;

import dateline.Evidence;
import dateline.RawArticle;
import dateline.RawTime;
import dateline.TimeStatement;
import dateline.enrich.text.ExtractedText;
import dateline.enrich.text.ExtractedText.LabelledTime;
import dateline.enrich.time.LatestMoment;
import dateline.enrich.time.TimeContext;
import dateline.enrich.time.TimeMention;
import dateline.enrich.time.TimeMentions;
import dateline.enrich.time.TimeReader;
import dateline.enrich.time.TimeReading;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the times of a delivery: those it states about itself, and those its text speaks of. */
final class TimeStep {

  private static final String EMBARGOED = "embargoed";

  private final TimeReader reader = new TimeReader();
  private final TimeMentions mentions = new TimeMentions();

  /** Times that the delivery states about itself. */
  StatedTimes stated(RawArticle raw, ExtractedText text) {
    TimeContext context = context(raw, text);
    List<TimeStatement> times = new ArrayList<>();
    for (RawTime time : raw.getTimes()) {
      times.add(statement(time.getRole(), reader.read(time.getRaw(), context), time.getSource()));
    }
    for (LabelledTime time : text.times()) {
      times.add(statement(time.role(), reader.read(time.raw(), context), time.source()));
    }
    return new StatedTimes(times);
  }

  static boolean statesEmbargo(RawArticle raw) {
    return raw.getTimes().stream().anyMatch(time -> time.getRole().equals(EMBARGOED));
  }

  /** The embargo that the delivery states; of several the one that ends last. */
  Embargo embargo(RawArticle raw, ExtractedText text) {
    TimeContext context = context(raw, text);
    Embargo embargo = Embargo.NONE;
    for (RawTime time : raw.getTimes()) {
      if (time.getRole().equals(EMBARGOED)) {
        embargo =
            embargo.stricter(new Embargo(true, LatestMoment.of(time.getRaw(), reader, context)));
      }
    }
    return embargo;
  }

  /** Times that the body speaks of, with the passage as evidence. */
  List<TimeStatement> mentioned(
      RawArticle raw, ExtractedText text, StatedTimes stated, String language) {
    LocalDate reference = reference(raw, stated);
    List<TimeStatement> times = new ArrayList<>();
    text.standfirst().ifPresent(s -> mentionedIn("standfirst", s, language, reference, times));
    mentionedIn("body", text.plain(), language, reference, times);
    return times;
  }

  /** The date of a teaser, which says nothing about the article. */
  TimeStatement teaser(RawArticle raw, ExtractedText text, String rawDate) {
    return statement("published", reader.read(rawDate, context(raw, text)), "teaser");
  }

  private void mentionedIn(
      String field, String text, String language, LocalDate reference, List<TimeStatement> times) {
    for (TimeMention mention : mentions.find(text, Optional.of(language), reference)) {
      TimeStatement statement = statement("mentioned", mention.reading(), field);
      statement.setEvidence(new Evidence(field, mention.start(), mention.end(), mention.text()));
      times.add(statement);
    }
  }

  private static TimeStatement statement(String role, TimeReading reading, String source) {
    return TimeStatement.newBuilder()
        .setRole(role)
        .setRaw(reading.raw())
        .setInstant(reading.instant().orElse(null))
        .setLocalDate(reading.localDate().orElse(null))
        .setZone(reading.zone().orElse(null))
        .setRule(reading.rule())
        .setConfidence(reading.confidence())
        .setSource(source)
        .setFlags(reading.flags().stream().sorted().toList())
        .build();
  }

  private static TimeContext context(RawArticle raw, ExtractedText text) {
    Optional<String> language =
        Optional.ofNullable(raw.getLanguage())
            .or(text::language)
            .or(() -> Optional.ofNullable(raw.getFeedLanguage()));
    return new TimeContext(zone(raw), language, raw.getReceived());
  }

  /** What "yesterday" counts from; a clock years ahead says nothing about it. */
  private static LocalDate reference(RawArticle raw, StatedTimes stated) {
    Instant latest = raw.getReceived().plus(Duration.ofDays(1));
    Instant instant =
        stated
            .instant("versionCreated")
            .or(() -> stated.instant("published"))
            .filter(at -> at.isBefore(latest))
            .orElse(raw.getReceived());
    return LocalDate.ofInstant(instant, zone(raw).orElse(ZoneOffset.UTC));
  }

  private static Optional<ZoneId> zone(RawArticle raw) {
    try {
      return Optional.ofNullable(raw.getFeedZone()).map(ZoneId::of);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
