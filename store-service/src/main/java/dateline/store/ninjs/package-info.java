/**
 * An article as an item of IPTC ninjs 3. Knows the article's JSON form and nothing of where it is.
 */
package dateline.store.ninjs;
