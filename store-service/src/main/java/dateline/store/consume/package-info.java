/** The way in from Kafka: three lanes that read, decode, hand over and commit. */
package dateline.store.consume;
