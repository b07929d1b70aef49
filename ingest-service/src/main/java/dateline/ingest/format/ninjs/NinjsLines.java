package dateline.ingest.format.ninjs;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many ninjs items in UTF-8, one a line (NDJSON). A broken line is broken alone. Empty lines don't
 * count.
 */
public final class NinjsLines implements WireFormat {

  private final NinjsDocument items = new NinjsDocument();

  @Override
  public int expansion() {
    return 10;
  }

  @Override
  public boolean statesPriority() {
    return true;
  }

  @Override
  public Reading read(Document document, Bounds bounds) {
    byte[] bytes = document.bytes();
    if (JsonReader.isWide(bytes)) {
      return new Reading.Unreadable(JsonReader.ONLY_UTF_8);
    }
    List<Entry> entries = new ArrayList<>();
    int start = JsonReader.start(bytes);
    for (int end = start; end <= bytes.length; end++) {
      if (end == bytes.length || bytes[end] == '\n') {
        if (!isBlank(bytes, start, end)) {
          if (entries.size() == bounds.items()) {
            return bounds.tooManyItems();
          }
          entries.add(items.entry(Arrays.copyOfRange(bytes, start, end), bounds));
        }
        start = end + 1;
      }
    }
    return new Reading.Items(entries);
  }

  private static boolean isBlank(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
