package dateline.ingest.format.ninjs;

import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many ninjs items, one a line (NDJSON). A broken line is broken alone. Empty lines don't count.
 */
public final class NinjsLines implements WireFormat {

  @Override
  public Reading read(Document document) {
    byte[] bytes = document.bytes();
    List<Entry> entries = new ArrayList<>();
    int start = 0;
    for (int end = 0; end <= bytes.length; end++) {
      if (end == bytes.length || bytes[end] == '\n') {
        byte[] line = Arrays.copyOfRange(bytes, start, end);
        if (!isBlank(line)) {
          entries.add(NinjsDocument.entry(line));
        }
        start = end + 1;
      }
    }
    return new Reading.Items(entries);
  }

  private static boolean isBlank(byte[] line) {
    for (byte each : line) {
      if (each != ' ' && each != '\t' && each != '\r') {
        return false;
      }
    }
    return true;
  }
}
