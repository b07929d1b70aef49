/** The way in for consumers that report what they have honoured. */
package dateline.store.receipt;
