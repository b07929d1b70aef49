/** What readers get: articles, versions, related links, the log of changes and its stream. */
package dateline.store.read;
