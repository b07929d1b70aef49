/**
 * Takes in files that others leave in a directory, as FTP and SFTP servers do. Each feed has its
 * own: {@code ROOT/DIRECTORY/}, with {@code .work} for what is being worked, {@code archive} for
 * what Kafka has, and {@code error} for what can't be read. Where a file lies says what has become
 * of it, so that nothing else has to be kept.
 */
package dateline.ingest.drop;
