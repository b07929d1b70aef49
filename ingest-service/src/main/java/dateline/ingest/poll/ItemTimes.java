package dateline.ingest.poll;

import dateline.ingest.format.Entry;
import dateline.ingest.format.Parts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/**
 * When an item says that it was published, where that is written as the standards want it (RFC 822
 * with an offset, RFC 3339): enough to learn how often a feed brings something. What a time really
 * says is for enrichment to decide.
 */
final class ItemTimes {

  private static final Set<String> ROLES = Set.of("published", "firstCreated", "versionCreated");

  private ItemTimes() {}

  static Optional<Instant> of(Entry entry) {
    return entry instanceof Entry.Sound sound
        ? sound.item().parts().times().stream()
            .filter(time -> ROLES.contains(time.role()))
            .map(Parts.Time::raw)
            .flatMap(raw -> read(raw.strip()).stream())
            .findFirst()
        : Optional.empty();
  }

  private static Optional<Instant> read(String raw) {
    if (raw.length() < 16) {
      return Optional.empty();
    }
    try {
      // Of fixed English names, whatever the host's locale is.
      return Character.isDigit(raw.charAt(0)) && raw.charAt(4) == '-'
          ? Optional.of(OffsetDateTime.parse(raw).toInstant())
          : Optional.of(ZonedDateTime.parse(raw, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
