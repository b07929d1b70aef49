package dateline.ingest.format.wire;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Messages as they come in on 14 October 2026, read. */
final class Sent {

  static final Bounds BOUNDS = new Bounds(1_000, 1_000_000);
  static final LocalDate TODAY = LocalDate.of(2026, 10, 14);

  private Sent() {}

  static WireItem one(String message) {
    List<WireItem> items = all(message);
    if (items.size() != 1) {
      throw new AssertionError("not one item: " + items);
    }
    return items.get(0);
  }

  static List<WireItem> all(String body) {
    return ((Reading.Items) read(body.getBytes(StandardCharsets.UTF_8), Optional.empty()))
        .entries().stream().map(entry -> ((Entry.Sound) entry).item()).toList();
  }

  static Reading read(byte[] body, Optional<String> charset) {
    return new TextWires()
        .read(
            new Document(body, charset, Optional.empty(), Optional.empty(), Optional.of(TODAY)),
            BOUNDS);
  }

  static String text(WireItem item, String role) {
    return item.parts().texts().stream()
        .filter(text -> text.role().equals(role))
        .map(Parts.Text::value)
        .findFirst()
        .orElse("");
  }

  static String time(WireItem item, String role) {
    return item.parts().times().stream()
        .filter(time -> time.role().equals(role))
        .map(Parts.Time::raw)
        .findFirst()
        .orElse("");
  }
}
