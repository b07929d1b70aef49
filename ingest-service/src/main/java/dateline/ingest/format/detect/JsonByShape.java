package dateline.ingest.format.detect;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.jsonfeed.JsonFeedDocument;
import dateline.ingest.format.ninjs.NinjsDocument;

/** JSON whose media type does not say what it is: a JSON Feed says so itself, ninjs does not. */
final class JsonByShape implements WireFormat {

  private final WireFormat feed = new JsonFeedDocument();
  private final WireFormat ninjs = new NinjsDocument();

  @Override
  public int expansion() {
    return Math.max(feed.expansion(), ninjs.expansion());
  }

  @Override
  public boolean statesPriority() {
    return true;
  }

  @Override
  public Reading read(Document document, Bounds bounds) {
    return (JsonFeedDocument.isOne(document.bytes()) ? feed : ninjs).read(document, bounds);
  }
}
