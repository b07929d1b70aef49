/**
 * What all ways in share, whoever brought the bytes: read, check, name, publish, count. Knows
 * nothing of HTTP: what came of a document is data.
 */
package dateline.ingest.intake;
