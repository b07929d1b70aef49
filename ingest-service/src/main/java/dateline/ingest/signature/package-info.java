/** Signatures that others put under what they send, checked in constant time. */
package dateline.ingest.signature;
