/** Pushes deliveries as feeds do, and keeps account of what was accepted. */
package dateline.bench.push;
