/** How articles are found: search terms and facet keys, made alike for articles and queries. */
package dateline.store.search;
