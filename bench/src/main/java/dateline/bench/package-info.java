/** One command that measures the packaged pipeline on this machine. */
package dateline.bench;
