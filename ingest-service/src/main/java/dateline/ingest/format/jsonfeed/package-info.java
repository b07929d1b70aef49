/** JSON Feed. */
package dateline.ingest.format.jsonfeed;
