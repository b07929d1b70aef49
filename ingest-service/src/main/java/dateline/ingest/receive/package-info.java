/**
 * How bodies that others send are received, within bounds on size, time and memory, and the answers
 * to those that are not taken in. Shared by all resources that take in documents.
 */
package dateline.ingest.receive;
