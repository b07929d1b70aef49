package dateline.store.consume;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Reads the W3C Trace Context header {@code traceparent} of a record. */
final class TraceParent {

  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

  private TraceParent() {}

  /** The trace id, or an empty text where there is none. */
  static String traceId(Headers headers) {
    Header header = headers.lastHeader("traceparent");
    if (header == null || header.value() == null) {
      return "";
    }
    Matcher matcher = FORM.matcher(new String(header.value(), StandardCharsets.US_ASCII));
    return matcher.matches() ? matcher.group(1) : "";
  }
}
