/** Who is asking: keys of operators and consumers. */
package dateline.store.access;
