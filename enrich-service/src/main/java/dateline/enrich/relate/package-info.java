/** Which other recent articles carry the same text or tell the same story, without any I/O. */
package dateline.enrich.relate;
