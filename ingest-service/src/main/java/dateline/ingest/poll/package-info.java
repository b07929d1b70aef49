/** From a feed that is due to what is to be published of it. Knows neither Kafka nor Avro. */
package dateline.ingest.poll;
