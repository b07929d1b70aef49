/** Mail as wires and press offices send it: RFC 5322 (822) with MIME. */
package dateline.ingest.format.mail;
