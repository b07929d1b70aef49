/** Sitemaps with their news extension, indexes of sitemaps, and lists of addresses. */
package dateline.ingest.format.sitemap;
