package dateline.bench.generate;

/** How large the generated articles are. */
public enum Size {
  /** ninjs items of about 2 KB, as feeds carry them. */
  FEED,
  /** HTML pages of about 40 KB, with everything that surrounds an article on a site. */
  PAGE,
  /** Nine items to one page. */
  MIXED
}
