package dateline.enrich.version;

/** What a version's provider lets be done with it (IPTC NewsCodes pubstatus). */
public enum Status {
  /** May be published. */
  USABLE,
  /** Held back until the provider releases it. */
  WITHHELD,
  /** A kill. */
  CANCELED
}
