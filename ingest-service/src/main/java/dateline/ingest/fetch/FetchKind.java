package dateline.ingest.fetch;

/** What is fetched: decides what is asked for, how much may come, and whose manners apply. */
public enum FetchKind {
  FEED(
      "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml,"
          + " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"),
  /** An article's page; the only kind that robots.txt decides about (RFC 9309). */
  PAGE("text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.5"),
  /** A WebSub hub, and pages looked at for discovery. */
  HUB("*/*"),
  SITEMAP("application/xml, text/xml, */*;q=0.5"),
  ROBOTS("text/plain, */*;q=0.5");

  private final String accept;

  FetchKind(String accept) {
    this.accept = accept;
  }

  /** Value of the Accept header. */
  public String accept() {
    return accept;
  }
}
