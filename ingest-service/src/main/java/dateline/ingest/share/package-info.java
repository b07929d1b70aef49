/**
 * How copies of the service share what they know and do: the feeds' definitions, which all of them
 * read, and the feeds' polls, which are divided among them by the partitions of the feeds' states.
 */
package dateline.ingest.share;
