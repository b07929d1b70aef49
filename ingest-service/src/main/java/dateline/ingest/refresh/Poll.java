package dateline.ingest.refresh;

import dateline.ingest.fetch.FetchResult;
import java.util.Optional;

/**
 * A finished poll.
 *
 * @param result what the fetch brought
 * @param harvest what was read of it; missing if nothing was fetched or it could not be read
 * @param pushed whether a hub pushes this feed, so that polling is but the safety net
 */
public record Poll(FetchResult result, Optional<Harvest> harvest, boolean pushed) {}
