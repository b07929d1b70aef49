/** A real broker, schema registry and MongoDB as child processes. */
package dateline.localstack;
