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
   * @param after the history, which may have learnt a later date of a known version
   */
  record Unchanged(String reason, History after) implements Decision {}

  /**
   * The version stands now.
   *
   * @param after the history with it
   * @param faults what the provider did wrong, as codes
   */
  record Promoted(Kind kind, String reason, History after, List<String> faults)
      implements Decision {}

  /**
   * The version joins the history; what stands, stands.
   *
   * @param textFree whether its text must not be shown, because of a kill or a hold
   */
  record Recorded(String reason, History after, List<String> faults, boolean textFree)
      implements Decision {}
}
