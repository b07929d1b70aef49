/** News Industry Text Format 3.x (IPTC), alone or inside of other formats. */
package dateline.ingest.format.nitf;
