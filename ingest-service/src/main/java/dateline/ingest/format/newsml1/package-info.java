/** NewsML 1.x (IPTC 2000-2004): documents of one or many news items. */
package dateline.ingest.format.newsml1;
