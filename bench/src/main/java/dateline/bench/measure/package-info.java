/** Reads from MongoDB, the processes and the machine what a run has come to. */
package dateline.bench.measure;
