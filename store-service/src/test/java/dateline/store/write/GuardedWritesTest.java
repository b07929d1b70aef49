package dateline.store.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedWritesTest {

  private final GuardedWrites.Result result =
      new GuardedWrites.Result(new HashSet<>(), new TreeMap<>());

  @ParameterizedTest
  @ValueSource(ints = {14031, 189, 10107, 91, 12345})
  void serversTroubleWithOneOfMany_isAnOutageAndNoRejection(int code) {
    MongoBulkWriteException failure = failure(error(3, code));
    assertThatThrownBy(() -> GuardedWrites.analyse(failure, 0, result)).isSameAs(failure);
    assertThat(result.rejected()).isEmpty();
  }

  @Test
  void documentsOwnFaultIsRejected_andTakenKeysAreToldApart() {
    GuardedWrites.analyse(failure(error(0, 11000), error(2, 121)), 10, result);
    assertThat(result.duplicates()).containsExactly(10);
    assertThat(result.rejected()).isEqualTo(Map.of(12, "121: code 121"));
  }

  private static BulkWriteError error(int index, int code) {
    return new BulkWriteError(code, "code " + code, new BsonDocument(), index);
  }

  private static MongoBulkWriteException failure(BulkWriteError... errors) {
    return new MongoBulkWriteException(
        BulkWriteResult.unacknowledged(), List.of(errors), null, new ServerAddress(), Set.of());
  }
}
