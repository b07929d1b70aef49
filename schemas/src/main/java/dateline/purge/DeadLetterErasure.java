package dateline.purge;

import dateline.DeadLetter;
import dateline.Topics;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Empties the dead letters of the articles: those under their key, those that say they are theirs,
 * and those that nobody knows the article of and that hold one's URI.
 */
record DeadLetterErasure(Mentions mentions, Values values) implements Erasure {

  @Override
  public Fate of(ConsumerRecord<byte[], byte[]> record) throws IOException {
    boolean own = mentions.own(record);
    if (!own && !mentions.named(record)) {
      return new Fate.Stays();
    }
    Optional<DeadLetter> read = values.read(Topics.DEAD_LETTERS, record, DeadLetter.class);
    if (read.isEmpty()) {
      return own && record.value() != null ? new Fate.Dropped() : new Fate.Stays();
    }
    DeadLetter letter = read.get();
    if (!own && letter.getUri() != null && !mentions.uris().contains(letter.getUri())) {
      return new Fate.Stays();
    }
    DeadLetter bare = TextFree.deadLetter(letter);
    return bare.equals(letter)
        ? new Fate.Stays()
        : new Fate.Replaced(values.write(Topics.DEAD_LETTERS, bare));
  }
}
