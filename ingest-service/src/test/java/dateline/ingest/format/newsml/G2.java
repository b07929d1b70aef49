package dateline.ingest.format.newsml;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** News items for tests, and what is read of them. */
final class G2 {

  static final Bounds BOUNDS = new Bounds(100, 1_000_000);

  private G2() {}

  /** A news item whose metadata and content are these. */
  static String item(String guid, String version, String inside) {
    return "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='"
        + guid
        + "' version='"
        + version
        + "'>"
        + inside
        + "</newsItem>";
  }

  static String meta(String inside) {
    return item("tag:example.org,2026:harbour-17", "1", "<itemMeta>" + inside + "</itemMeta>");
  }

  static String message(String... items) {
    return "<?xml version='1.0'?>\n<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'>"
        + "<header><sent>2026-10-14T08:00:00Z</sent></header><itemSet>\n"
        + String.join("\n", items)
        + "\n</itemSet></newsMessage>";
  }

  static Reading read(byte[] bytes, Bounds bounds) {
    return new G2Document()
        .read(new Document(bytes, Optional.empty(), Optional.empty(), Optional.empty()), bounds);
  }

  static Reading read(String xml) {
    return read(xml.getBytes(StandardCharsets.UTF_8), BOUNDS);
  }

  static List<Entry> entries(String xml) {
    return ((Reading.Items) read(xml)).entries();
  }

  static WireItem only(String xml) {
    return ((Entry.Sound) entries(xml).get(0)).item();
  }

  static List<String> texts(WireItem item, String role) {
    return item.parts().texts().stream()
        .filter(text -> text.role().equals(role))
        .map(Parts.Text::value)
        .toList();
  }
}
