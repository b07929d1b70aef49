package dateline.bench.generate;

import java.time.Instant;

/**
 * One push of the workload; its body is made when it is asked for, and always the same.
 *
 * @param index place in the workload, from 0
 * @param feed number of the feed that pushes it, from 0
 * @param guid the provider's identifier of the article
 * @param kind what it does to the article
 * @param version number of the version among the article's, from 1; a kill's is the last
 * @param versionCreated the provider's time of this version, which no other version of it shares
 * @param page whether it is an HTML page instead of a ninjs item
 * @param story seed of the words
 */
public record Delivery(
    int index,
    int feed,
    String guid,
    Kind kind,
    int version,
    Instant versionCreated,
    boolean page,
    long story) {

  /** What a delivery does to its article. */
  public enum Kind {
    /** Brings a version. */
    VERSION,
    /** Brings a version that was brought before. */
    DUPLICATE,
    /** Withdraws the article with all its versions. */
    KILL
  }

  /** Value of the Content-Type header. */
  public String contentType() {
    return page ? "text/html; charset=utf-8" : "application/ninjs+json";
  }
}
