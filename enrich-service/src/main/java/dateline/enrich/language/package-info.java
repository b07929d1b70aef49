/** Which language an article is written in, and how that fits what was declared. */
package dateline.enrich.language;
