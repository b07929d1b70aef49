package dateline.ingest.fetch;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.http.HttpClosedException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** What the exceptions of the HTTP client mean. */
final class Failure {

  private Failure() {}

  static FetchResult.Kind kind(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return FetchResult.Kind.TLS;
      }
      if (cause instanceof ConnectTimeoutException
          || cause instanceof SocketTimeoutException
          || cause instanceof TimeoutException
          || cause instanceof java.net.ConnectException
          || cause instanceof java.net.NoRouteToHostException) {
        return FetchResult.Kind.CONNECT;
      }
      if (cause instanceof TooLongFrameException
          || cause instanceof DecoderException
          || cause instanceof IllegalArgumentException) {
        return FetchResult.Kind.PROTOCOL;
      }
      if (cause instanceof HttpClosedException || cause instanceof SocketException) {
        return FetchResult.Kind.CUT;
      }
    }
    return FetchResult.Kind.CUT;
  }
}
