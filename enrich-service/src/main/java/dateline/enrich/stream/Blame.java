package dateline.enrich.stream;

import dateline.enrich.article.UnreadableItem;
import org.apache.kafka.common.KafkaException;

/**
 * Decides whose fault a failure is. An outage (the registry does not answer, Kafka refuses) is
 * nobody's: the record is taken again. Everything else is the record's, or our own code's with this
 * record, and must not stop the records behind it.
 */
final class Blame {

  private Blame() {}

  /** Work on one record. */
  interface Work<T> {
    T done() throws Codec.Undecodable, UnreadableItem;
  }

  /**
   * Does the work.
   *
   * @throws UnreadableItem if the record cannot be worked on
   * @throws Codec.RegistryUnavailable in an outage
   * @throws KafkaException in an outage
   */
  static <T> T onRecord(Work<T> work) throws UnreadableItem {
    try {
      return work.done();
    } catch (Codec.Undecodable e) {
      throw new UnreadableItem("undecodable-record", e.getMessage(), e);
    } catch (Codec.RegistryUnavailable | KafkaException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new UnreadableItem("step-failed", "could not be worked on: " + e, e);
    }
  }
}
