package dateline.ingest.format.feed;

import dateline.ingest.format.Document;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;

/** An RSS or Atom document: each entry is an item. */
public final class FeedDocument implements WireFormat {

  @Override
  public Reading read(Document document) {
    return new Reading.Unreadable("neither RSS nor Atom");
  }
}
