package dateline.ingest.format.page;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.ContentHash;
import dateline.ingest.format.Document;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Payload;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;

/**
 * An HTML page: one item. Its bytes go through untouched for enrichment to take apart; here the
 * page is only asked for its own address.
 */
public final class HtmlPage implements WireFormat {

  /** More elements inside each other than any page has; the parser flattens what is deeper. */
  private static final int MAX_DEPTH = 512;

  @Override
  public int expansion() {
    return 40;
  }

  @Override
  public Reading read(Document document, Bounds bounds) {
    if (document.bytes().length > bounds.itemBytes()) {
      return bounds.itemTooLarge();
    }
    org.jsoup.nodes.Document page = parse(document);
    if (page.body().children().isEmpty() && page.body().text().isBlank()) {
      return new Reading.Invalid(List.of(new Fault("", "the page is empty")));
    }
    return Reading.of(
        new ItemBuilder()
            .build(
                identity(document, page),
                new Payload(
                    "html", "text/html", Optional.of(page.charset().name()), document.bytes())));
  }

  private static org.jsoup.nodes.Document parse(Document document) {
    String base = document.location().map(URI::toString).orElse("");
    try {
      // Byte order mark, then the transport's charset, then the page's own (HTML 13.2.3.2).
      return Jsoup.parse(
          new ByteArrayInputStream(document.bytes()),
          document.charset().filter(HtmlPage::isCharset).orElse(null),
          base,
          org.jsoup.parser.Parser.htmlParser().setMaxDepth(MAX_DEPTH));
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can always be read", e);
    }
  }

  private static Identity identity(Document document, org.jsoup.nodes.Document page) {
    return document
        .itemId()
        .map(id -> new Identity(Identity.Source.GUID, id))
        .or(
            () ->
                CanonicalAddress.of(page, document.location())
                    .map(uri -> new Identity(Identity.Source.CANONICAL, uri)))
        .orElseGet(() -> ContentHash.identity(page.title(), page.body().text()));
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }
}
