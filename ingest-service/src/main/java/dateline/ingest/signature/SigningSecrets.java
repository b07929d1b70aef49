package dateline.ingest.signature;

import dateline.ingest.source.Feed;
import java.util.List;

/** Where the secrets of feeds come from. */
@FunctionalInterface
public interface SigningSecrets {

  /**
   * The secrets that the feed's pushes may be signed with now, newest first; several while one
   * takes over from another, none for a feed that does not sign.
   */
  List<byte[]> of(Feed feed);
}
