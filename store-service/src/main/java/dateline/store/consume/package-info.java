/** The way in from Kafka: two lanes that read, decode, hand over and commit. */
package dateline.store.consume;
