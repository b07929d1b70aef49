/**
 * What an article is about, by rules that show their evidence: subjects, people, organisations,
 * places, keywords, and the sources that the text names. Plain text in, records out, no I/O.
 */
package dateline.enrich.tag;
