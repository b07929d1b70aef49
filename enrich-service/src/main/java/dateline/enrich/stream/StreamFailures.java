package dateline.enrich.stream;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * What happens when a stream thread fails for a reason that is no record's fault, such as a
 * registry that is away: the transaction is rolled back and another thread takes the same records
 * again, after a pause. Nothing is skipped.
 */
@ApplicationScoped
public class StreamFailures implements StreamsUncaughtExceptionHandler {

  private static final Logger LOG = Logger.getLogger(StreamFailures.class);
  private static final long PAUSE_SECONDS = 1;

  private final MeterRegistry meters;
  private final Progress progress = new Progress();

  StreamFailures(MeterRegistry meters) {
    this.meters = meters;
  }

  /** How the stream moves; a thread that fails counts as moving. */
  Progress progress() {
    return progress;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable failure) {
    LOG.errorf(failure, "a stream thread failed and is replaced; its records are taken again");
    meters.counter("dateline.enrich.thread.failures").increment();
    progress.restart();
    try {
      TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }
}
