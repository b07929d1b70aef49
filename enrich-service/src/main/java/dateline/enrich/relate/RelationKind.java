package dateline.enrich.relate;

/** Kinds of computed relations; they are never merged. */
public enum RelationKind {
  /** Near-duplicate, syndicated or cut-down copy. */
  SAME_TEXT("sameText"),
  /** Another text on the same event. */
  SAME_STORY("sameStory");

  private final String wire;

  RelationKind(String wire) {
    this.wire = wire;
  }

  /** The kind as the contract spells it. */
  public String wire() {
    return wire;
  }
}
