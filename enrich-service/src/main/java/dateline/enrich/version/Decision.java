package dateline.enrich.version;

import java.util.List;

/** What a delivery does to its article. */
public sealed interface Decision {

  /** The kinds of change that a version can bring. */
  enum Kind {
    CREATED,
    UPDATED,
    CORRECTED,
    WITHHELD,
    RELEASED,
    WITHDRAWN,
    REINSTATED
  }

  /** Why, in words for an operator. */
  String reason();

  /** The history behind the delivery. */
  History after();

  /**
   * Nothing new: no event.
   *
   * @param after the history, which may have learnt another date of a known version
   */
  record Unchanged(String reason, History after) implements Decision {}

  /**
   * The version stands now.
   *
   * @param after the history with it
   * @param faults what the provider did wrong, as codes
   * @param owed whether its text is to be shown later: when the hold ends
   * @param taken keys of versions that lose their text for good, where not all do
   */
  record Promoted(
      Kind kind,
      String reason,
      History after,
      List<String> faults,
      boolean owed,
      List<String> taken)
      implements Decision {}

  /**
   * The version joins the history; what stands, stands.
   *
   * @param joins whether it is to be told: not where it was told before and only takes others' text
   * @param textFree whether its text must not be shown, because of a kill or a hold
   * @param owed whether its text is to be shown later: when the hold ends
   * @param taken keys of versions that lose their text for good
   */
  record Recorded(
      String reason,
      History after,
      List<String> faults,
      boolean joins,
      boolean textFree,
      boolean owed,
      List<String> taken)
      implements Decision {}
}
