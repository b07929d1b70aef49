package dateline.ingest.format.feed;

import dateline.ingest.format.Parts;
import java.util.List;
import java.util.Optional;

/** What a feed says that its entries inherit. */
record Inherited(Addresses addresses, Optional<String> language, List<Parts.Credit> authors) {}
