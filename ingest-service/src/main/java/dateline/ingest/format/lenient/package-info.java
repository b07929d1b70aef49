/** Reading of XML that may be broken in any way, for what is polled from the open web. */
package dateline.ingest.format.lenient;
