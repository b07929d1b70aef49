/**
 * What MongoDB holds, and how it gets there: version-guarded upserts that any replay may repeat.
 */
package dateline.store.write;
