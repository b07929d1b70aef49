/** Measures the reading of feeds, beside ROME on the same bytes. */
package dateline.bench.feeds;
