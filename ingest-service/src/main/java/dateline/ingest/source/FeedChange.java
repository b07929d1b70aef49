package dateline.ingest.source;

import java.util.Optional;

/**
 * A feed that came, changed or went.
 *
 * @param id which
 * @param before what it was; empty for a new one
 * @param after what it is; empty for one that is gone
 */
public record FeedChange(String id, Optional<Feed> before, Optional<Feed> after) {}
