package dateline.purge;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Drops what feeds delivered of the articles: a delivery is nothing but text. */
record DeliveryErasure(Mentions mentions) implements Erasure {

  @Override
  public Fate of(ConsumerRecord<byte[], byte[]> record) {
    return mentions.own(record) ? new Fate.Dropped() : new Fate.Stays();
  }
}
