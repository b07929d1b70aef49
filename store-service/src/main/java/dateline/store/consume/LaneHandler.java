package dateline.store.consume;

import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** What a lane does with its records. */
interface LaneHandler<T extends SpecificRecord> {

  /** URI that the record speaks of: what its key must say. */
  String uri(T value);

  /**
   * Stores a batch and returns when it is stored.
   *
   * @param batch decoded records
   * @param next per partition, the offset behind the batch
   * @return what can't be stored, by position in the batch
   * @throws dateline.store.write.StoreUnavailableException if it has to be tried again
   */
  Map<Integer, String> store(List<Received<T>> batch, Map<Integer, Long> next);
}
