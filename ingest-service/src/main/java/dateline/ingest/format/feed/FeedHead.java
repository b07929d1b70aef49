package dateline.ingest.format.feed;

import java.util.Optional;

/** What a feed says about itself that its entries inherit. */
record FeedHead(Addresses addresses, Optional<String> language, Optional<String> author) {}
