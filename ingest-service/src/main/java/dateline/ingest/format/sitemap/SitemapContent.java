package dateline.ingest.format.sitemap;

import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import java.util.List;
import java.util.Optional;

/**
 * All that was read of a sitemap.
 *
 * @param reading its news as items
 * @param pages what it says of each page, in the order of the document; also of pages that are no
 *     news
 * @param sitemaps the sitemaps that an index names
 */
public record SitemapContent(Reading reading, List<WireItem> pages, List<Address> sitemaps) {

  public SitemapContent {
    pages = List.copyOf(pages);
    sitemaps = List.copyOf(sitemaps);
  }

  /**
   * Where a sitemap is.
   *
   * @param location its address
   * @param modified when it changed, as delivered
   */
  public record Address(String location, Optional<String> modified) {}
}
