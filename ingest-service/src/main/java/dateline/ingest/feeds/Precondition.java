package dateline.ingest.feeds;

import dateline.ingest.source.FeedSettings;
import java.util.Arrays;
import java.util.Optional;

/** What {@code If-Match} asks for (RFC 9110 section 13.1.1): a feed's ETag is its revision. */
record Precondition(Optional<String> ifMatch) {

  /** Asks for nothing. */
  static final Precondition NONE = new Precondition(Optional.empty());

  static Precondition of(String header) {
    return new Precondition(Optional.ofNullable(header).map(String::strip));
  }

  static String etag(FeedSettings feed) {
    return "\"" + feed.revision() + "\"";
  }

  /**
   * Lets pass what it asks for.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 412 if the feed is at another revision
   */
  void check(FeedSettings feed) {
    if (ifMatch.isPresent() && !matches(ifMatch.get(), etag(feed))) {
      throw FeedProblems.changedMeanwhile(feed.id(), feed.revision());
    }
  }

  /** Whether a list of ETags, or {@code *}, holds this one. */
  static boolean matches(String header, String etag) {
    return header.equals("*")
        || Arrays.stream(header.split(",")).map(String::strip).anyMatch(etag::equals);
  }
}
