package dateline.purge;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;

/** What the broker answers to a request. */
final class Answers {

  private Answers() {}

  /**
   * Waits for the answer, as long as the client's {@code default.api.timeout.ms} says.
   *
   * @throws IOException if the broker refuses or does not answer
   */
  static <T> T of(KafkaFuture<T> answer) throws IOException, InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }
}
