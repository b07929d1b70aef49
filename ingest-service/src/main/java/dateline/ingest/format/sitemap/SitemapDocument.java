package dateline.ingest.format.sitemap;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Payload;
import dateline.ingest.format.Reading;
import dateline.ingest.format.SourceBytes;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.WireItem;
import dateline.ingest.format.lenient.ItemBudget;
import dateline.ingest.format.lenient.LenientScan;
import dateline.ingest.format.lenient.Vocabulary;
import dateline.ingest.format.lenient.XmlElement;
import dateline.ingest.format.xml.XmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A sitemap (protocol 0.9) with the news extension: each page that states news is an item, which
 * has a headline and no text: that stands on the page. An index has no items but names sitemaps. A
 * list of addresses, one a line, has pages only. RSS and Atom, which the protocol allows too, are
 * read as feeds.
 */
public final class SitemapDocument implements WireFormat {

  /** Names of the root elements, without a prefix. */
  public static final Set<String> ROOTS = Set.of("urlset", "sitemapindex");

  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          Map.of(
              "http://www.sitemaps.org/schemas/sitemap/0.9", "",
              "http://www.google.com/schemas/sitemap/0.84", "",
              "http://www.google.com/schemas/sitemap-news/0.9", "news",
              "http://www.google.com/schemas/sitemap-image/1.1", "image",
              "http://www.google.com/schemas/sitemap-video/1.1", "video",
              "http://www.w3.org/1999/xhtml", "xhtml"),
          Map.of(),
          Map.of("urlset", "", "sitemapindex", ""),
          Map.of(),
          Set.of("url", "sitemap"),
          Set.of());

  /** What an address may have (sitemap protocol, {@code loc}). */
  private static final int LONGEST = 2048;

  @Override
  public int expansion() {
    return 8;
  }

  @Override
  public Reading read(Document document, Bounds bounds) {
    return content(document, bounds).reading();
  }

  /** Reads the document once, with all pages and sitemaps that it names. */
  public SitemapContent content(Document document, Bounds bounds) {
    DecodedText decoded = XmlText.of(document);
    ItemBudget budget = new ItemBudget(bounds);
    LenientScan scan = new LenientScan(decoded.text(), VOCABULARY, budget);
    scan.scan();
    if (budget.excess().isPresent()) {
      return nothing(budget.excess().get());
    }
    String root = scan.root().name();
    if (root.isEmpty() && decoded.text().indexOf('<') < 0) {
      return list(document, decoded, bounds);
    }
    if (!ROOTS.contains(root) && scan.items().isEmpty()) {
      return nothing(new Reading.Unreadable("no sitemap: root is " + root));
    }
    return pages(scan, document, decoded, bounds);
  }

  private static SitemapContent pages(
      LenientScan scan, Document document, DecodedText decoded, Bounds bounds) {
    SourceBytes source = decoded.source(document.bytes());
    List<Entry> entries = new ArrayList<>();
    List<WireItem> pages = new ArrayList<>();
    List<SitemapContent.Address> sitemaps = new ArrayList<>();
    for (XmlElement each = scan.items().poll(); each != null; each = scan.items().poll()) {
      byte[] bytes = source.of(each.start(), each.end());
      Optional<String> location = each.text("loc").filter(loc -> loc.length() <= LONGEST);
      Payload payload = payload(decoded, bytes);
      if (bytes.length > bounds.itemBytes()) {
        entries.add(new Entry.Broken(payload, List.of(bounds.itemFault())));
      } else if (location.isEmpty() || scan.isCutOff(each)) {
        entries.add(new Entry.Broken(payload, List.of(new Fault("", "holds no whole address"))));
      } else if (each.name().equals("sitemap")) {
        sitemaps.add(new SitemapContent.Address(location.get(), each.text("lastmod")));
      } else {
        Entry entry = NewsPage.read(each, location.get(), payload);
        if (entry instanceof Entry.Sound sound) {
          pages.add(sound.item());
        }
        if (each.child("news:news").isPresent()) {
          entries.add(entry);
        }
      }
    }
    return new SitemapContent(new Reading.Items(entries), pages, sitemaps);
  }

  /** One address a line, in UTF-8 (sitemap protocol, "Text file"). */
  private static SitemapContent list(Document document, DecodedText decoded, Bounds bounds) {
    List<WireItem> pages = new ArrayList<>();
    List<String> lines = decoded.text().lines().map(String::strip).toList();
    for (String line : lines) {
      boolean address = line.startsWith("http://") || line.startsWith("https://");
      if (!line.isEmpty() && (!address || line.indexOf(' ') >= 0)) {
        return nothing(new Reading.Unreadable("neither a sitemap nor a list of addresses"));
      }
      if (pages.size() == bounds.items()) {
        return nothing(bounds.tooManyItems());
      }
      if (address && line.length() <= LONGEST) {
        pages.add(NewsPage.ofAddress(line, payload(decoded, line.getBytes(decoded.charset()))));
      }
    }
    return pages.isEmpty()
        ? nothing(new Reading.Unreadable("names no address"))
        : new SitemapContent(new Reading.Items(List.of()), pages, List.of());
  }

  private static Payload payload(DecodedText decoded, byte[] content) {
    return new Payload(
        "sitemap", "application/xml", Optional.of(decoded.charset().name()), content);
  }

  private static SitemapContent nothing(Reading reading) {
    return new SitemapContent(reading, List.of(), List.of());
  }
}
