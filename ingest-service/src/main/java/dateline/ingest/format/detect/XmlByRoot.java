package dateline.ingest.format.detect;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.feed.FeedDocument;
import dateline.ingest.format.newsml.G2Document;
import dateline.ingest.format.newsml1.NewsMlDocument;
import dateline.ingest.format.nitf.NitfDocument;
import dateline.ingest.format.sitemap.SitemapDocument;
import dateline.ingest.format.xml.XmlScan;
import dateline.ingest.format.xml.XmlText;
import java.util.Arrays;
import java.util.stream.IntStream;

/** XML whose media type does not say what it is: the root element decides. */
final class XmlByRoot implements WireFormat {

  /** A root element stands in front; a longer prolog leaves a document to the feed reader. */
  private static final int PROLOG = 64 * 1024;

  private final WireFormat feed = new FeedDocument();
  private final WireFormat sitemap = new SitemapDocument();
  private final WireFormat newsml = new G2Document();
  private final WireFormat newsml1 = new NewsMlDocument();
  private final WireFormat nitf = new NitfDocument();

  @Override
  public int expansion() {
    return IntStream.of(feed.expansion(), newsml.expansion(), nitf.expansion()).max().getAsInt();
  }

  @Override
  public boolean statesPriority() {
    return true;
  }

  @Override
  public Reading read(Document document, Bounds bounds) {
    return of(document).read(document, bounds);
  }

  private WireFormat of(Document document) {
    byte[] front = Arrays.copyOf(document.bytes(), Math.min(document.bytes().length, PROLOG));
    String text =
        XmlText.of(new Document(front, document.charset(), document.location(), document.itemId()))
            .text();
    String root = XmlScan.rootName(text.substring(Math.max(0, text.indexOf('<'))));
    if (G2Document.ROOTS.contains(root)) {
      return newsml;
    }
    if (root.equals(NewsMlDocument.ROOT)) {
      return newsml1;
    }
    if (SitemapDocument.ROOTS.contains(root)) {
      return sitemap;
    }
    return root.equals("nitf") ? nitf : feed;
  }
}
