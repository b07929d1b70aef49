package dateline.enrich.article;

import dateline.SkippedStep;
import dateline.enrich.text.ExtractedText;
import dateline.enrich.version.Version;
import java.util.List;

/**
 * What must be known of a delivery before its place among the versions can be decided.
 *
 * @param text its text, taken apart
 * @param times its stated times, read
 * @param version its place among the versions
 * @param embargo its embargo
 * @param notes what a person should know of it
 * @param skipped steps that yielded nothing so far
 */
public record Draft(
    ExtractedText text,
    StatedTimes times,
    Version version,
    Embargo embargo,
    List<String> notes,
    List<SkippedStep> skipped) {

  public Draft {
    notes = List.copyOf(notes);
    skipped = List.copyOf(skipped);
  }
}
