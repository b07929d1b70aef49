package dateline.store.receipt;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dateline.store.write.WithdrawalWriter;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of a receipt as it came; each member may be missing.
 *
 * @param honoured when it was honoured, with an offset; now if absent
 * @param sequence of the withdrawal; the newest one if absent
 * @param copies how many copies were removed
 * @param note a remark for the operator
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(description = "All members are optional.")
public record ReceiptRequest(
    @Schema(description = "When it was honoured (ISO 8601 with offset); now if absent.")
        String honoured,
    @Schema(description = "`sequence` of the withdrawal; the newest one's if absent.")
        Long sequence,
    @Schema(description = "How many copies were removed.") Integer copies,
    @Schema(description = "A remark for the operator, up to 1000 characters.") String note) {

  static final ReceiptRequest EMPTY = new ReceiptRequest(null, null, null, null);

  private static final int UNPROCESSABLE = 422;
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");

  /** The number of the withdrawal; 422 if there is none of that number. */
  long sequenceUpTo(long newest) {
    if (sequence == null) {
      return newest;
    }
    if (sequence < 1 || sequence > newest) {
      throw wrong("sequence", "no withdrawal has that number; the newest has " + newest);
    }
    return sequence;
  }

  /** When it was honoured; 422 if that is no time, or one that has not come. */
  Instant honouredBefore(Instant now) {
    if (honoured == null) {
      return now;
    }
    Instant instant;
    try {
      instant = OffsetDateTime.parse(honoured).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw wrong("honoured", "not a time with offset (2025-07-03T10:00:00Z)");
    }
    // The consumer's clock may be a little fast.
    if (instant.isAfter(now.plus(SKEW)) || instant.isBefore(FIRST)) {
      throw wrong("honoured", "not a time between 1990 and now");
    }
    return instant;
  }

  /** How many copies were removed, or null; 422 if fewer than none. */
  Integer countedCopies() {
    if (copies != null && copies < 0) {
      throw wrong("copies", "fewer than none");
    }
    return copies;
  }

  /** The remark, or null; 422 if it is too long. */
  String shortNote() {
    if (note != null && note.length() > WithdrawalWriter.LONGEST_NOTE) {
      throw wrong("note", "longer than " + WithdrawalWriter.LONGEST_NOTE + " characters");
    }
    return note;
  }

  private static HttpProblem wrong(String member, String why) {
    return HttpProblem.builder()
        .withTitle("Invalid receipt")
        .withStatus(UNPROCESSABLE)
        .withDetail(member + ": " + why)
        .with("parameter", member)
        .build();
  }
}
