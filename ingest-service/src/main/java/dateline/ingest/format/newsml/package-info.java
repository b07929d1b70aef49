/** NewsML-G2 2.x (IPTC): news items, alone and in news messages. */
package dateline.ingest.format.newsml;
