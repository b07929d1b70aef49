package dateline.enrich.time;

import dateline.enrich.time.ZoneAbbreviations.Candidate;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides the zone of a local time: numeric offset, then IANA zone, then abbreviation read with the
 * feed's zone, then the feed's zone, then none. The platform never reads a zone name: its readings
 * of IST, BST and others differ from one release to the next.
 */
final class Zones {

  /** What was decided, and why. */
  record Decision(
      Optional<Instant> instant,
      Optional<String> zone,
      String rule,
      float confidence,
      Set<String> flags) {
    static Decision of(Instant instant, String zone, String rule, float confidence) {
      return new Decision(Optional.of(instant), Optional.of(zone), rule, confidence, Set.of());
    }

    Decision flagged(String flag) {
      return new Decision(instant, zone, rule, confidence, Set.of(flag));
    }
  }

  private static final Set<String> UTC_NAMES = Set.of("UTC", "GMT", "UT", "Z", "ZULU", "UCT");
  private static final Map<String, ZoneId> IANA = iana();

  private Zones() {}

  static Decision decide(LocalDateTime local, Written.ZoneHint hint, TimeContext context) {
    if (hint.offset().isPresent()) {
      ZoneOffset offset = hint.offset().get();
      String id = offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
      return Decision.of(local.toInstant(offset), id, "offset", 1f);
    }
    if (hint.name().isPresent()) {
      return named(local, hint.name().get(), context);
    }
    return unnamed(local, context);
  }

  /** Whether the word names a zone that this class can read. */
  static boolean isZoneName(String word) {
    return UTC_NAMES.contains(word) || ZoneAbbreviations.isKnown(word) || iana(word).isPresent();
  }

  /** A zone of the tz database by its name, in any case. Names without an area are left out. */
  static Optional<ZoneId> iana(String name) {
    return name.indexOf('/') < 0
        ? Optional.empty()
        : Optional.ofNullable(IANA.get(name.toLowerCase(Locale.ROOT)));
  }

  private static Decision named(LocalDateTime local, String name, TimeContext context) {
    Optional<ZoneId> zone = iana(name);
    if (zone.isPresent()) {
      return Decision.of(in(zone.get(), local), zone.get().getId(), "zone-name", 0.98f);
    }
    String letters = name.toUpperCase(Locale.ROOT);
    if (UTC_NAMES.contains(letters)) {
      return Decision.of(local.toInstant(ZoneOffset.UTC), "UTC", "utc-by-format", 0.98f);
    }
    List<Candidate> candidates = ZoneAbbreviations.of(letters);
    if (candidates.isEmpty()) {
      Decision rest = unnamed(local, context);
      return new Decision(rest.instant(), rest.zone(), rest.rule(), rest.confidence() / 2, Set.of())
          .flagged("unknown-zone");
    }
    return context
        .feedZone()
        .flatMap(feed -> withFeed(local, candidates, feed))
        .orElseGet(() -> alone(local, candidates));
  }

  private static Optional<Decision> withFeed(
      LocalDateTime local, List<Candidate> candidates, ZoneId feed) {
    return candidates.stream()
        .filter(candidate -> sameZone(candidate.zone(), feed))
        .findFirst()
        .or(() -> candidates.stream().filter(c -> keepsTime(c, local, feed)).findFirst())
        .map(c -> read(local, c.offset(), feed, "abbreviation+feed-zone", 0.95f));
  }

  /** Whether the feed's zone lies in the candidate's part of the world and keeps its time then. */
  private static boolean keepsTime(Candidate candidate, LocalDateTime local, ZoneId feed) {
    return candidate.offset() != null
        && inSeason(candidate, local)
        && area(candidate.zone()).equals(area(feed))
        && valid(feed, local, candidate.offset());
  }

  private static Decision alone(LocalDateTime local, List<Candidate> candidates) {
    Candidate first = candidates.get(0);
    boolean oneMeaning = candidates.stream().map(Candidate::offset).distinct().count() == 1;
    if (inSeason(first, local)) {
      return read(local, first.offset(), first.zone(), "abbreviation", oneMeaning ? 0.85f : 0.6f);
    }
    return Decision.of(
            local.toInstant(first.offset()), first.offset().getId(), "abbreviation", 0.5f)
        .flagged("zone-off-season");
  }

  /**
   * Off season (CET in July, EST in August) the letters come from a hand or a fixed string, both of
   * which mean the clock on the wall of the feed's zone.
   */
  private static Decision read(
      LocalDateTime local, ZoneOffset offset, ZoneId zone, String rule, float confidence) {
    if (offset == null) {
      return Decision.of(in(zone, local), zone.getId(), rule, confidence);
    }
    if (valid(zone, local, offset)) {
      return Decision.of(local.toInstant(offset), zone.getId(), rule, confidence);
    }
    return Decision.of(in(zone, local), zone.getId(), rule, 0.6f).flagged("zone-off-season");
  }

  private static Decision unnamed(LocalDateTime local, TimeContext context) {
    return context
        .feedZone()
        .map(
            zone -> {
              boolean once = zone.getRules().getValidOffsets(local).size() == 1;
              return Decision.of(in(zone, local), zone.getId(), "feed-zone", once ? 0.8f : 0.5f);
            })
        .orElseGet(
            () -> new Decision(Optional.empty(), Optional.empty(), "unknown", 0.4f, Set.of()));
  }

  private static Instant in(ZoneId zone, LocalDateTime local) {
    return local.atZone(zone).toInstant();
  }

  private static boolean inSeason(Candidate candidate, LocalDateTime local) {
    return candidate.offset() == null || valid(candidate.zone(), local, candidate.offset());
  }

  private static boolean valid(ZoneId zone, LocalDateTime local, ZoneOffset offset) {
    return offset == null || zone.getRules().getValidOffsets(local).contains(offset);
  }

  /** The tz database keeps old names (Asia/Calcutta) with the same rules as the new ones. */
  private static boolean sameZone(ZoneId one, ZoneId other) {
    return one.equals(other) || one.getRules().equals(other.getRules());
  }

  private static String area(ZoneId zone) {
    String id = zone.getId();
    int slash = id.indexOf('/');
    return slash < 0 ? id : id.substring(0, slash);
  }

  private static Map<String, ZoneId> iana() {
    Map<String, ZoneId> zones = new HashMap<>();
    for (String id : ZoneId.getAvailableZoneIds()) {
      if (id.indexOf('/') > 0 && !id.startsWith("SystemV/")) {
        zones.put(id.toLowerCase(Locale.ROOT), ZoneId.of(id));
      }
    }
    return Map.copyOf(zones);
  }
}
