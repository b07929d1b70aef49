/** Reading of XML that may be hostile, shared by the wire formats written in it. */
package dateline.ingest.format.xml;
