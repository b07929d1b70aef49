package dateline.store.consume;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as it was read, and what it says. */
record Received<T>(ConsumerRecord<byte[], byte[]> record, T value) {}
