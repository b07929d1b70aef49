package dateline.ingest.share;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Tells a registry that does not answer from a record that can't be read. */
final class RegistryOutage {

  private RegistryOutage() {}

  /** Whether what a serialiser threw is no fault of the record. */
  static boolean is(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      // A truncated record is an EOFException, which speaks of the bytes and not of the network.
      boolean network = cause instanceof IOException && !(cause instanceof EOFException);
      if (network || cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }
}
