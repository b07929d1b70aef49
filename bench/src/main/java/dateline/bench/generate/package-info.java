/** Makes the articles that a benchmark pushes: invented, news-like, the same for the same seed. */
package dateline.bench.generate;
