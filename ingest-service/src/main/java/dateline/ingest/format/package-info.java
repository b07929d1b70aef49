/** Wire formats, one package each: bytes to {@link dateline.ingest.format.WireItem}. */
package dateline.ingest.format;
