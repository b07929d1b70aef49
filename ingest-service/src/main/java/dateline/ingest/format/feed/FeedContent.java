package dateline.ingest.format.feed;

import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import java.util.List;

/**
 * All that was read of a feed document, in one pass.
 *
 * @param reading its entries as items, as {@link FeedDocument#read} has them
 * @param head what the feed says about itself
 * @param stated what each entry that could be read states, in the order of the document; also those
 *     that hold too little to be an item
 * @param wellFormed whether its tags were all in their places
 */
public record FeedContent(
    Reading reading, FeedHead head, List<WireItem> stated, boolean wellFormed) {

  public FeedContent {
    stated = List.copyOf(stated);
  }
}
