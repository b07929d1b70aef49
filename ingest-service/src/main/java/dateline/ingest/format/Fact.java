package dateline.ingest.format;

/** Single values that a format may state about an item, as delivered. */
public enum Fact {
  VERSION,
  PUB_STATUS,
  LANGUAGE,
  SLUGLINE,
  URGENCY,
  LOCATED,
  ED_NOTE,
  USAGE_TERMS,
  COPYRIGHT_HOLDER,
  COPYRIGHT_NOTICE,
  INFO_SOURCE,
  /** Members of a ninjs document without a place here, as one JSON object. */
  NINJS
}
